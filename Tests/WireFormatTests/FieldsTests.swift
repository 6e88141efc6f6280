import Bookings
import CivilTime
import Testing
@testable import WireFormat

/// The bounds of each kind of field, and how what breaks them is told.
struct FieldsTests {
    @Test func `what is absent or null is nil, and a list empty`() throws {
        for text in ["{}", #"{"name": null, "count": null, "at": null, "price": null, "parts": null, "tags": null}"#] {
            let sheet = try Sheet.read(text)
            #expect(sheet.name == nil && sheet.count == nil && sheet.at == nil && sheet.price == nil)
            #expect(sheet.parts.isEmpty && sheet.tags.isEmpty)
        }
    }

    @Test func `values at their bounds are read`() throws {
        let sheet = try Sheet.read(
            """
            {"name": "ten chars!", "note": "", "count": -5, "is_open": false, "at": "2026-03-10T10:00:00+01:00",
             "day": "2024-02-29", "time": "24:00", "colour": "green", "currency": "EUR", "price": 0, "tags": ["a", "fünf5"],
             "parts": [{"size": 9}, {"size": 1}]}
            """
        )
        #expect(sheet.name == "ten chars!" && sheet.note?.isEmpty == true && sheet.count == -5 && sheet.isOpen == false)
        #expect(sheet.at == Instant("2026-03-10T09:00:00Z") && sheet.day == CivilDate("2024-02-29"))
        #expect(sheet.time == .endOfDay && sheet.colour == .green && sheet.currency == "EUR")
        #expect(sheet.price == .minorUnits(0) && sheet.tags == ["a", "fünf5"] && sheet.parts.map(\.size) == [9, 1])
    }

    @Test(arguments: [
        (#"{"name": ""}"#, "name too_short"), (#"{"name": "  "}"#, "name too_short"),
        (#"{"name": "eleven char"}"#, "name too_long"), (#"{"name": "a\nb"}"#, "name character"),
        (#"{"name": "a\u202eb"}"#, "name character"), (#"{"note": "a\u0000b"}"#, "note character"),
        (#"{"note": "12345678901"}"#, "note too_long"), (#"{"name": 5}"#, "name type"),
        (#"{"count": 6}"#, "count out_of_range"), (#"{"count": "5"}"#, "count type"),
        (#"{"count": 1.5}"#, "count type"),
        (#"{"count": 9223372036854775808}"#, "count type"), (#"{"is_open": "true"}"#, "is_open type"),
        (#"{"at": "2026-03-10 09:00"}"#, "at format"), (#"{"at": "2026-02-30T09:00:00Z"}"#, "at format"),
        (#"{"at": "2026-03-10T09:00:00.5Z"}"#, "at format"), (#"{"day": "2026-02-29"}"#, "day format"),
        (#"{"time": "24:01"}"#, "time format"), (#"{"time": "9:00"}"#, "time format"),
        (#"{"colour": "blue"}"#, "colour choice"), (#"{"currency": "eur"}"#, "currency format"),
        (#"{"price": 40.00}"#, "price format"), (#"{"price": -1}"#, "price out_of_range"),
        (#"{"price": "40,00"}"#, "price format"), (#"{"price": "1e3"}"#, "price format"),
        (#"{"tags": ["a", "toolong"]}"#, "tags[1] too_long"), (#"{"tags": ["a", "b", "c", "d"]}"#, "tags too_long"),
        (#"{"tags": "a"}"#, "tags type"), (#"{"parts": [{"size": 1}, {}]}"#, "parts[1].size required"),
        (#"{"parts": [{"size": null}]}"#, "parts[0].size required"), (#"{"parts": [1]}"#, "parts[0] type"),
        (#"{"colours": "red"}"#, "colours unknown"), (#"[]"#, " type"), (#"null"#, " type"),
    ])
    func `what breaks a bound is refused by field and kind`(_ text: String, _ fault: String) {
        #expect(Sheet.faults(text) == [fault])
    }

    @Test func `everything that is wrong is told at once, and what is unknown last`() {
        let text = """
            {"zzz": 1, "colour": "blue", "name": "", "parts": [{"size": 0}, {"size": 2}, {"sise": 3}], "count": 77,
             "at": "noon", "aaa": 2}
            """
        #expect(
            Sheet.faults(text) == [
                "name too_short", "count out_of_range", "at format", "colour choice", "parts[0].size out_of_range",
                "parts[2].size required", "parts[2].sise unknown", "aaa unknown", "zzz unknown",
            ]
        )
    }

    @Test func `no more than a hundred faults are told`() {
        let parts = Array(repeating: #"{"size": 0}"#, count: 150).joined(separator: ", ")
        #expect(Sheet.faults("{\"parts\": [\(parts)]}").count == 100)
    }

    @Test func `a refusal names what would do`() {
        #expect(Sheet.errors(#"{"colour": "blue"}"#).map(\.reason) == ["\"blue\" is not one of red, green."])
        #expect(
            Sheet.errors(#"{"count": 6}"#).first?.fault.parameters == ["minimum": .number(-5), "maximum": .number(5)]
        )
        #expect(Sheet.errors(#"{"price": 40.00}"#).first?.reason.contains("Write 4000 for EUR 40.00") == true)
        #expect(Sheet.errors(#"{"nam": "x"}"#).first?.reason.contains("Known fields: at, colour, count") == true)
    }

    @Test(arguments: [
        ("40.00", "EUR", Int64?(4_000)), ("40", "EUR", 4_000), ("40.5", "EUR", 4_050), ("40.555", "EUR", nil),
        ("40", "JPY", 40), ("40.0", "JPY", nil), ("1.234", "KWD", 1_234), ("0", "EUR", nil),
    ])
    func `an amount as text is read by its currency`(_ text: String, _ code: String, _ amount: Int64?) throws {
        let document = Array(#"{"price": "\#(text)", "currency": "\#(code)"}"#.utf8)
        do {
            #expect(try WireDecoder.decode(Priced.self, from: document).amount == amount)
        } catch {
            #expect(amount == nil && WireError.faults(error)?.map(\.field) == ["price"], "\(error)")
        }
    }

    @Test func `an amount as text needs a currency`() {
        let error = #expect(throws: WireError.self) {
            _ = try WireDecoder.decode(Priced.self, from: Array(#"{"price": "40.00"}"#.utf8))
        }
        #expect(error?.field == "price" && error?.code == .value)
    }
}
