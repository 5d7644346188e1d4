import HTTPTypes
import Testing

@testable import Web

@Suite("Cookies that a browser brings")
struct BroughtCookiesTests {
    @Test("are found by their whole name, wherever they stand") func find() {
        var fields = HTTPFields()
        fields.append(
            HTTPField(
                name: .cookie,
                value: "xbanshi-session=no; banshi-sessions=no;banshi-session=a=b; banshi-session=later"))
        fields.append(HTTPField(name: .cookie, value: "empty=; \tlast=1;novalue; =x"))
        let cookies = BroughtCookies(fields)
        #expect(cookies["banshi-session"] == "a=b")
        #expect(cookies["empty"] == "")
        #expect(cookies["last"] == "1")
        for name in ["novalue", "session", "banshi", "none", "Last"] { #expect(cookies[name] == nil) }
        #expect(BroughtCookies(HTTPFields())["last"] == nil)
    }
}
