import Bookings
import CivilTime
import Money
@testable import WireFormat

/// A document with a field of each kind.
struct Sheet: Decodable, Equatable {
    enum Colour: String, CaseIterable {
        case red
        case green
    }

    let name: String?
    let note: String?
    let count: Int64?
    let isOpen: Bool?
    let at: Instant?
    let day: CivilDate?
    let time: WallTime?
    let colour: Colour?
    let currency: String?
    let price: WireAmount?
    let tags: [String]
    let parts: [Part]

    struct Part: Decodable, Equatable {
        let size: Int64

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            let size = try fields.integer("size", in: 1...9)
            fields.demand("size")
            try fields.finish()
            self.size = try fields.require(size, "size")
        }
    }

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        name = try fields.name("name", length: 1...10)
        note = try fields.text("note", length: 0...10)
        count = try fields.integer("count", in: -5...5)
        isOpen = try fields.optional("is_open")
        at = try fields.instant("at")
        day = try fields.date("day")
        time = try fields.time("time")
        colour = try fields.choice("colour")
        currency = try fields.currencyCode("currency")
        price = try fields.amount("price", from: 0)
        tags = try fields.texts("tags", length: 1...5, maximum: 3)
        parts = try fields.list("parts", maximum: 200)
        try fields.finish()
    }

    static func read(_ text: String) throws -> Sheet {
        try WireDecoder.decode(Sheet.self, from: Array(text.utf8))
    }

    /// What is refused of a document, as `field code` each.
    static func faults(_ text: String) -> [String] {
        errors(text).map { "\($0.field) \($0.fault.code.rawValue)" }
    }

    static func errors(_ text: String) -> [WireError] {
        do {
            _ = try read(text)
            return []
        } catch {
            return WireError.faults(error) ?? []
        }
    }
}
