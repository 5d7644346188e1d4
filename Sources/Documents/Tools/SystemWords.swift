import Foundation

/// The system's words for what just failed.
enum SystemError {
    static var last: String { words(errno) }

    static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}

/// What an error may tell of a path: people who read it have no business with the machine's folders.
enum FileName {
    static func last(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
