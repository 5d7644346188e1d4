/// The notes beside cells of a streamed workbook (ECMA-376 part 1, 18.7): a list of them, and for each the old kind of
/// drawing that spreadsheet programs still want.
struct RowWriterNotes {
    static let comments = "xl/comments1.xml"
    static let drawing = "xl/drawings/vmlDrawing1.vml"
    /// More make a file that opens slowly; the cells are red all the same.
    static let most = 5_000

    private var list = ""
    private var shapes = ""
    private var count = 0

    var isEmpty: Bool { count == 0 }

    /// Adds a note to a cell, counted from 0.
    mutating func add(_ words: String, row: Int, column: Int) {
        guard !words.isEmpty, count < RowWriterNotes.most else { return }
        count += 1
        list += "<comment ref=\"\(SheetRange.name(row: row, column: column))\" authorId=\"0\"><text><t>"
        XMLText.escape(words, into: &list)
        list += "</t></text></comment>"
        // Beside the cell: left column, offset, top row, offset, right column, offset, bottom row, offset.
        shapes += """
            <v:shape id="_x0000_s\(1024 + count)" type="#_x0000_t202" fillcolor="#ffffe1" \
            style="position:absolute;visibility:hidden"><v:fill color2="#ffffe1"/>\
            <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
            <x:Anchor>\(column + 1),15,\(max(0, row - 1)),10,\(column + 4),15,\(row + 3),4</x:Anchor>\
            <x:AutoFill>False</x:AutoFill><x:Row>\(row)</x:Row><x:Column>\(column)</x:Column></x:ClientData></v:shape>
            """
    }

    /// Puts the parts into the file, if there are any notes.
    func add(to archive: inout PackageArchive) {
        guard !isEmpty else { return }
        archive.add(
            "xl/worksheets/_rels/sheet1.xml.rels",
            PackageNames.relations([
                ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
                ("rId2", "comments", "../comments1.xml"),
            ]))
        var xml = XMLText.document()
        xml.raw("<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
        xml.raw("<authors><author></author></authors><commentList>\(list)</commentList></comments>")
        archive.add(RowWriterNotes.comments, xml.text)
        archive.add(
            RowWriterNotes.drawing,
            """
            <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
            xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" \
            o:spt="202" path="m,l,21600r21600,l21600,xe"/>\(shapes)</xml>
            """)
    }
}
