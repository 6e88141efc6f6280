import Bookings

/// Somebody who books in the demo.
struct DemoClient {
    let name: String
    let email: String
    var phone: String?

    var details: ClientDetails { ClientDetails(name: name, email: email, phone: phone) }

    /// The addresses are of a domain that delivers nothing, and the numbers of those that Berlin reserves for fiction.
    static let all = [
        DemoClient(name: "Lena Hoffmann", email: "lena@example.org", phone: "+493023125001"),
        DemoClient(name: "Samir Haddad", email: "samir@example.org"),
        DemoClient(name: "Julia Nowak", email: "julia@example.org", phone: "+493023125003"),
        DemoClient(name: "Tom Fischer", email: "tom@example.org"),
        DemoClient(name: "Aylin Demir", email: "aylin@example.org", phone: "+493023125005"),
        DemoClient(name: "Clara Neumann", email: "clara@example.org"),
        DemoClient(name: "Nadia Petrova", email: "nadia@example.org", phone: "+493023125007"),
        DemoClient(name: "Ben Carter", email: "ben@example.org"),
        DemoClient(name: "Sophie Laurent", email: "sophie@example.org", phone: "+493023125009"),
        DemoClient(name: "Marek Kowalski", email: "marek@example.org"),
        DemoClient(name: "Ines García", email: "ines@example.org", phone: "+493023125011"),
        DemoClient(name: "Paul Schneider", email: "paul@example.org"),
        DemoClient(name: "Yuki Tanaka", email: "yuki@example.org", phone: "+493023125013"),
        DemoClient(name: "Hannah Vogel", email: "hannah@example.org"),
        DemoClient(name: "Omar Farouk", email: "omar@example.org", phone: "+493023125015"),
        DemoClient(name: "Elif Yılmaz", email: "elif@example.org"),
        DemoClient(name: "Greta Lund", email: "greta@example.org", phone: "+493023125017"),
        DemoClient(name: "Noah Becker", email: "noah@example.org"),
        DemoClient(name: "Zoë O’Neil", email: "zoe@example.org", phone: "+493023125019"),
    ]
}
