import Bookings
import Testing

@testable import Marketplace

/// Places are known by the addresses of listings.
struct PlaceIndexTests {
    @Test(arguments: [
        ("Oranienstraße 1, 10999 Berlin", ["berlin", "10999"]), ("Berlin", ["berlin"]), ("Oranienstraße 1", []),
        ("Berlin, Germany", ["berlin"]), ("10999 Berlin", ["berlin", "10999"]),
        ("London E8 1AA", ["london", "e81aa", "e8"]),
        ("1 High Street, Hackney, London E8 1AA", ["hackney", "london", "e81aa", "e8"]),
        ("12 rue de la Paix, 75002 Paris, France", ["paris", "75002"]),
        ("Dam 1, 1012 AB Amsterdam, Nederland", ["amsterdam", "1012ab", "1012"]),
        ("Dam 1, 1012AB Amsterdam", ["amsterdam", "1012ab", "1012"]),
        ("Grand-Rue 1, 1814 La Tour-de-Peilz", ["la tour de peilz", "1814"]),
        ("100 Queen St W, Toronto ON M5V 2T6, Canada", ["toronto", "m5v2t6", "m5v"]),
        ("1 Main St, Portland, OR 97201, USA", ["portland", "97201"]),
        ("Via Roma 1, 00184 Roma (RM), Italia", ["roma", "00184"]),
        ("Kungsgatan 1, 111 43 Stockholm", ["stockholm", "11143"]),
        ("ul. Prosta 1, 00-950 Warszawa", ["warszawa", "00950"]), ("Weg 1, D-10999 Berlin", ["berlin", "10999"]),
        ("Zeil 4, Frankfurt, Deutschland", ["frankfurt"]),
        ("1 Orchard Road, Singapore 238841", ["singapore", "238841"]),
        ("1 Grand-Rue, Luxembourg, Luxembourg", ["luxembourg"]), ("1 Chiyoda, 東京", ["東京"]),
        ("ул. Ленина, 5, Санкт-Петербург, 190000, Россия", ["санкт петербург", "190000"]),
        ("شارع الحمرا، بيروت", ["بيروت"]), ("ул. Ленина, 5, Санкт-Петербург", ["санкт петербург"]), ("", []),
        (",,,", []),
    ])
    func `an address names towns and postal codes`(address: String, keys: [String]) {
        #expect(TownName.names(in: address).map(\.key) == keys)
    }

    private static func index(_ places: [(String, String, String)]) throws -> PlaceIndex {
        var index = PlaceIndex()
        for (id, address, position) in places {
            var place = ListingPlace()
            place.address = address
            place.position = Position(position)
            index.set(place, isApproved: id == "d", of: try #require(ProviderID(rawValue: "prv_\(id)")))
        }
        index.finish()
        return index
    }

    private static let berlin = [
        ("a", "Oranienstraße 1, 10999 Berlin", "52.50,13.41"), ("b", "Kantstraße 2, 10625 Berlin", "52.51,13.30"),
        ("c", "Torstraße 3, 10119 BERLIN", "52.53,13.40"), ("d", "Zeil 4, 60313 Frankfurt am Main", "50.11,8.68"),
    ]

    @Test(arguments: [
        ("Berlin", "Berlin", "52.51,13.40"), (" berlin ", "Berlin", "52.51,13.40"), ("ber", "Berlin", "52.51,13.40"),
        ("10625", "10625", "52.51,13.30"), ("10625 Berlin", "10625 Berlin", "52.51,13.30"),
        ("99999 Berlin", "Berlin", "52.51,13.40"), ("D-10625", "D-10625", "52.51,13.30"),
        ("Frankfurt", "Frankfurt am Main", "50.11,8.68"), ("Berlin, Germany", "Berlin", "52.51,13.40"),
        ("Berlin, Oranienstraße", "Berlin", "52.51,13.40"),
        ("Berlin, Oranienstraße 5, Germany", "Berlin", "52.51,13.40"),
        ("Oranienstraße 5 10999 Berlin", "Oranienstraße 5 10999 Berlin", "52.50,13.41"),
        ("Kantstr. 5 99999 Berlin", "Berlin", "52.51,13.40"),
        ("Flat 3, Berlin", "Berlin", "52.51,13.40"), ("3 Berlin", "Berlin", "52.51,13.40"),
        ("Zeil 4, Frankfurt", "Frankfurt am Main", "50.11,8.68"), ("Berlin, Kreuzberg", "Berlin", "52.51,13.40"),
    ])
    func `a name leads to the middle of the listings there`(text: String, name: String, center: String) throws {
        let found = try #require(try Self.index(Self.berlin).place(named: text))
        #expect(found == FoundPlace(name: name, center: try #require(Position(center))))
    }

    @Test(arguments: ["", "be", "Hamburg", "Oranienstraße", "%", "berlin berlin"])
    func `where nobody is listed is not a place`(text: String) throws {
        #expect(try Self.index(Self.berlin).place(named: text) == nil)
    }

    @Test(arguments: [
        ("Москва, ул. Ленина", "Москва"), ("ул. Ленина, 5, Москва", "Москва"), ("12 rue X, 75001 Paris", "Paris"),
        ("12 rue X 75001 Paris", "Paris"), ("Flat 3, Leeds", "Leeds"), ("Flat 3 Leeds LS1 4AP", "Leeds"),
        ("Leeds, West Yorkshire, England", "Leeds"), ("Paris, France", "Paris"), ("New Leeds", nil),
        ("Leeds Road, Bradford", nil), ("12 Leeds Road", nil),
    ])
    func `a town is found in an address of any order, and not in a street's name`(text: String, name: String?) throws {
        let index = try Self.index([
            ("a", "Тверская 1, Москва", "55.76,37.61"), ("b", "3 rue Y, 75011 Paris", "48.86,2.38"),
            ("c", "1 The Headrow, Leeds", "53.80,-1.54"),
        ])
        #expect(index.place(named: text)?.name == name)
    }

    @Test func `of two towns of one name the one with more listings is meant`() throws {
        let index = try Self.index([
            ("a", "Weg 1, Neustadt", "49.35,8.15"), ("b", "Weg 2, Neustadt", "54.10,10.82"),
            ("c", "Weg 3, Neustadt", "54.11,10.80"),
        ])
        #expect(index.place(named: "Neustadt")?.center == Position("54.11,10.82"))
    }

    @Test func `suggestions are the towns with the most listings first, and follow changes`() throws {
        var index = try Self.index(Self.berlin)
        #expect(index.suggestions == ["Berlin", "Frankfurt am Main"])
        for id in ["a", "b", "c"] { index.set(nil, of: try #require(ProviderID(rawValue: "prv_\(id)"))) }
        index.finish()
        #expect(index.suggestions == ["Frankfurt am Main"] && index.place(named: "Berlin") == nil)
        // What one provider alone writes is shown to others only if the operator has seen it.
        var moved = ListingPlace()
        moved.address = "Weg 1, Kiel"
        moved.position = Position("54.32,10.13")
        index.set(moved, of: try #require(ProviderID(rawValue: "prv_d")))
        index.finish()
        #expect(index.suggestions == [] && index.place(named: "kiel")?.name == "Kiel")
        #expect(index.place(named: "frankfurt am main") == nil)
        index.set(moved, of: try #require(ProviderID(rawValue: "prv_e")))
        index.finish()
        #expect(index.suggestions == ["Kiel"])
    }
}
