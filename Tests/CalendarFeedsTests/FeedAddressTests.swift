import CalendarFeeds
import Testing

struct FeedAddressTests {
    @Test(arguments: [
        ("https://calendar.example/a.ics?key=s3cret", "https://calendar.example/a.ics?key=s3cret", "calendar.example"),
        ("webcal://P01-Calendars.example/x#part", "https://P01-Calendars.example/x", "p01-calendars.example"),
        ("webcals://calendar.example:8443/x", "https://calendar.example:8443/x", "calendar.example"),
        ("HTTPS://calendar.example/x", "HTTPS://calendar.example/x", "calendar.example"),
        ("http://127.0.0.1:5232/x", "http://127.0.0.1:5232/x", "127.0.0.1"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x", "[2001:db8::1]"),
    ])
    func takesAddressesOfCalendars(text: String, url: String, host: String) throws {
        let address = try FeedAddress(text)
        #expect(address.url == url)
        #expect(address.host == host)
    }

    @Test(arguments: [
        "", "calendar.example/x", "http://calendar.example/x", "ftp://calendar.example/x", "file:///etc/passwd",
        "https://anna:s3cret@calendar.example/x", "https://calendar.example/a b", "https://calendar.example/ä",
        "https://calendar.example/\r\nHost: other", "https://" + String(repeating: "a", count: 2_000),
    ])
    func refusesOthers(text: String) {
        let error = #expect(throws: FeedError.self) { try FeedAddress(text) }
        #expect(error?.code == .badAddress)
        #expect(error?.message.contains("s3cret") == false)
    }

    @Test func showsItsServerAlone() throws {
        let address = try FeedAddress("https://calendar.example/private-s3cret/basic.ics")
        #expect("\(address)" == "calendar.example")
        #expect(!String(reflecting: [address]).contains("s3cret"))
    }
}
