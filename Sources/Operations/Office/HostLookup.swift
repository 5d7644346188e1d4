import Foundation
import Programme

/// Finds the computer that a webhook's address means, before anything is sent to it.
enum HostLookup {
    /// What `curl` is told so that it goes exactly there: `host:port:number`.
    ///
    /// Every number that the name has must be allowed, not the first alone: an answer with a public and a private number
    /// would let whoever gave it choose later. Blocking.
    ///
    /// - Returns: nil for a refused or unknown name, with the stable code of why.
    static func resolve(
        _ address: WebhookAddress, allowsPrivate: Bool
    ) -> Result<String, LookupFailure> {
        let numbers = addresses(of: address.host)
        guard let first = numbers.first else { return .failure(LookupFailure(code: "host-unknown")) }
        guard numbers.allSatisfy({ allowsPrivate ? $0.isSingle : $0.isPublic }) else {
            return .failure(LookupFailure(code: "address-refused", isFinal: true))
        }
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        let number = text(first)
        return .success("\(host):\(address.port):\(first.bytes.count == 16 ? "[\(number)]" : number)")
    }

    /// Why there is no such computer to send to.
    struct LookupFailure: Error, Equatable {
        var code: String
        /// Whether asking again would be of no use.
        var isFinal = false
    }

    static func addresses(of host: String) -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [NetworkAddress] = []
        var next = list
        while let info = next?.pointee {
            if let address = info.ai_addr {
                if info.ai_family == AF_INET {
                    let number = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                        $0.pointee.sin_addr
                    }
                    if let one = NetworkAddress(withUnsafeBytes(of: number) { Array($0) }) {
                        found.append(one)
                    }
                } else if info.ai_family == AF_INET6 {
                    let number = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                        $0.pointee.sin6_addr
                    }
                    if let one = NetworkAddress(withUnsafeBytes(of: number) { Array($0) }) {
                        found.append(one)
                    }
                }
            }
            next = info.ai_next
        }
        return found
    }

    private static func text(_ address: NetworkAddress) -> String {
        if address.bytes.count == 4 { return address.bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map {
            String(Int(address.bytes[$0]) << 8 | Int(address.bytes[$0 + 1]), radix: 16)
        }.joined(separator: ":")
    }
}
