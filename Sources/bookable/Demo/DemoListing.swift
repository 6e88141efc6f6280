import Marketplace

/// How a provider of the demo is found, and what its clients say, as data.
struct DemoListing {
    let slug: String
    let category: String
    let languages: [String]

    /// Headline and description by language.
    let texts: [String: (headline: String, description: String)]
    var address: String?
    var coordinates: String?
    var travelRadiusInKilometers: Int64?
    var isOnline = false
    var reviews: [DemoReview] = []

    /// A provider without an entry is not listed.
    static let all: [String: DemoListing] = [
        "prv_anna": DemoListing(
            slug: "anna-berger",
            category: "hair",
            languages: ["de", "en"],
            texts: [
                "en": ("Cuts and colour in Kreuzberg", "Twenty years of experience, and time for a coffee."),
                "de": ("Schnitt und Farbe in Kreuzberg", "Zwanzig Jahre Erfahrung, und Zeit für einen Kaffee."),
            ],
            address: "Oranienstraße 1, 10999 Berlin",
            coordinates: "52.500123,13.4198",
            reviews: [
                DemoReview(
                    name: "Kim Client",
                    stars: 5,
                    text: "Listened, and cut exactly that.",
                    reply: "Thank you, Kim!"
                ),
                DemoReview(name: "Ada Novak", stars: 4, text: "Good colour. The chair could be softer."),
                DemoReview(name: "Jonas Weber", stars: 5, text: nil),
                DemoReview(
                    name: "Mira Kaya",
                    stars: 2,
                    text: "Had to wait for half an hour.",
                    reply: "Sorry, Mira: the train."
                ),
            ]
        ),
        "prv_maya": DemoListing(
            slug: "maya-torres",
            category: "yoga",
            languages: ["en", "es"],
            texts: ["en": ("Yoga before work", "Small classes, and online for those who travel.")],
            address: "50 Greene Street, New York",
            coordinates: "40.7230,-74.0010",
            isOnline: true,
            reviews: [DemoReview(name: "Sam Lee", stars: 5, text: "The best hour of my week.")]
        ),
        "prv_owen": DemoListing(
            slug: "owen-price",
            category: "plumber",
            languages: ["en"],
            texts: ["en": ("A plumber who comes", "Leaks, boilers and bathrooms in South London.")],
            coordinates: "51.4613,-0.1156",
            travelRadiusInKilometers: 20
        ),
    ]
}

/// What a client of the demo says.
struct DemoReview {
    let name: String
    let stars: Int
    let text: String?
    var reply: String?
}
