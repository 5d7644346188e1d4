import Configuration
import Foundation
import Programme
import SystemPackage

/// Where settings come from, the first that says something wins: flags, the environment, `.env` in the working
/// folder, the file that `BANSHI_CONFIG` names.
///
/// Both files have the form of an environment file: a line `NAME=value` for each setting.
struct SettingSource: Sendable {
    private let reader: ConfigReader

    /// - Parameter flags: what the command line says, by key: `banshi.database.url`.
    /// - Throws: `settings.file` for a file that is named and missing, or cannot be understood.
    init(
        flags: [String: String?], environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws {
        let given = flags.compactMap { key, value in
            value.map {
                (
                    AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
                    ConfigValue(stringLiteral: $0)
                )
            }
        }
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: Dictionary(given) { first, _ in first }),
            EnvironmentVariablesProvider(environmentVariables: environment.filter { !$0.value.isEmpty }),
            try await SettingSource.file(".env", isNeeded: false),
        ]
        if let path = environment["BANSHI_CONFIG"], !path.isEmpty {
            providers.append(try await SettingSource.file(path, isNeeded: true))
        }
        reader = ConfigReader(providers: providers)
    }

    private static func file(_ path: String, isNeeded: Bool) async throws -> any ConfigProvider {
        do {
            return try await EnvironmentVariablesProvider(
                environmentFilePath: FilePath(URL(fileURLWithPath: path).path), allowMissing: !isNeeded)
        } catch { throw Problem(.invalid, "settings.file", ["path": path]) }
    }

    /// A setting by its key, `banshi.database.url` for `BANSHI_DATABASE_URL`; nil when nobody says anything.
    func callAsFunction(_ key: String) -> String? {
        guard let value = reader.string(forKey: ConfigKey(key)), !value.isEmpty else { return nil }
        return value
    }
}
