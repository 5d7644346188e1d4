/// The names of an OLE container's streams and storages (MS-CFB), read from its directory and nowhere else: a name that
/// merely stands somewhere in the file makes no document of it.
enum OLEDirectory {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// More entries than any document has.
    private static let most = 65_536

    /// Throws `media.damaged` or `media.cut-short`.
    static func names(in media: MediaBytes) throws -> Set<String> {
        let container = try Container(media)
        var names: Set<String> = []
        var sector = try media.little32(0x30)
        var seen = 0
        while sector < 0xFFFF_FFFA {
            let start = try container.place(of: sector)
            for entry in stride(from: start, to: start + container.sectorSize, by: 128) {
                seen += 1
                guard seen <= most else { throw media.damaged }
                if let name = try name(at: entry, media) { names.insert(name) }
            }
            sector = try container.next(after: sector)
        }
        return names
    }

    private static func name(at entry: Int, _ media: MediaBytes) throws -> String? {
        let length = try media.little16(entry + 0x40)
        guard try media.byte(entry + 0x42) != 0, length >= 2, length <= 64 else { return nil }
        let units = try (0..<(length / 2 - 1)).map { UInt16(try media.little16(entry + $0 * 2)) }
        return String(decoding: units, as: UTF16.self)
    }

    /// The container's sectors and the table that chains them.
    private struct Container {
        let media: MediaBytes
        let sectorSize: Int
        /// The sectors in which the table itself stands.
        private let tables: [Int]

        init(_ media: MediaBytes) throws {
            self.media = media
            let shift = try media.little16(0x1E)
            guard shift == 9 || shift == 12 else { throw media.damaged }
            sectorSize = 1 << shift
            var tables = try (0..<109).map { try media.little32(0x4C + $0 * 4) }
            // A long file's list of tables goes on in sectors of its own.
            var sector = try media.little32(0x44)
            let slots = sectorSize / 4 - 1
            while sector < 0xFFFF_FFFA {
                guard tables.count <= media.count / sectorSize + 109 else { throw media.damaged }
                let start = (sector + 1) * sectorSize
                try media.require(start, sectorSize)
                tables += try (0..<slots).map { try media.little32(start + $0 * 4) }
                sector = try media.little32(start + slots * 4)
            }
            self.tables = tables
        }

        func place(of sector: Int) throws -> Int {
            let start = (sector + 1) * sectorSize
            // The last sector of a file may be shorter than the others.
            try media.require(start, 128)
            return start
        }

        func next(after sector: Int) throws -> Int {
            let perTable = sectorSize / 4
            guard sector / perTable < tables.count, tables[sector / perTable] < 0xFFFF_FFFA else {
                throw media.damaged
            }
            return try media.little32((tables[sector / perTable] + 1) * sectorSize + sector % perTable * 4)
        }
    }
}
