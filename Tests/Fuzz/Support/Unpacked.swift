import CLibzip
import Foundation

/// The parts of an office file, to be changed and packed again without compression.
struct Unpacked {
    private(set) var parts: [(name: String, content: [UInt8])] = []

    init(_ data: Data) {
        let bytes = [UInt8](data)
        bytes.withUnsafeBytes { bytes in
            let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, nil)
            guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else { return }
            defer { zip_discard(archive) }
            for place in 0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) {
                guard let name = zip_get_name(archive, place, 0),
                    let file = zip_fopen_index(archive, place, 0)
                else { continue }
                defer { zip_fclose(file) }
                var content: [UInt8] = []
                var chunk = [UInt8](repeating: 0, count: 65_536)
                while case let count = zip_fread(file, &chunk, 65_536), count > 0 {
                    content += chunk[..<Int(count)]
                }
                parts.append((String(cString: name), content))
            }
        }
        parts.sort { $0.name < $1.name }
    }

    /// Changes the parts as an input says: for each change the part, the place in 65536ths of its length, how
    /// many bytes go, how many come, and those.
    mutating func edit(_ input: Data) {
        var rest = input[...]
        while rest.count >= 5, !parts.isEmpty {
            let head = Array(rest.prefix(5)).map(Int.init)
            let new = rest.dropFirst(5).prefix(head[4])
            rest = rest.dropFirst(5 + new.count)
            let part = head[0] % parts.count
            let count = parts[part].content.count
            let start = count * (head[1] << 8 | head[2]) / 65_536
            parts[part].content.replaceSubrange(start..<min(count, start + head[3]), with: new)
        }
    }

    /// The file with its parts as they are now.
    func packed() -> Data {
        var zip = ZipBuilder()
        for part in parts { zip.add(part.name, Data(part.content)) }
        return zip.finish()
    }
}
