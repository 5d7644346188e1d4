import Programme
import Testing

@Suite("The names of files")
struct EvidenceNameTests {
    @Test(
        "a name is made fit to be kept",
        arguments: [
            ("现场照片.JPG", "现场照片.JPG"), ("C:\\fakepath\\a.png", "a.png"), ("../../etc/passwd", "passwd"),
            ("..", "未命名"), ("", "未命名"), ("a/", "a"), ("\u{202E}gpj.exe", "gpj.exe"), ("a\r\nb.txt", "ab.txt"),
            ("  a.txt ", "a.txt"), ("a:b|c?.txt", "abc.txt"), (".htaccess", "htaccess"),
        ])
    func cleaned(given: String, expected: String) {
        #expect(EvidenceName.cleaned(given) == expected)
    }

    @Test("a long name keeps its ending")
    func long() {
        let name = EvidenceName.cleaned(String(repeating: "长", count: 300) + ".jpeg")
        #expect(name.count == EvidenceName.longest && name.hasSuffix("长.jpeg"))
        #expect(EvidenceName.cleaned(String(repeating: "a", count: 300)).count == EvidenceName.longest)
    }
}
