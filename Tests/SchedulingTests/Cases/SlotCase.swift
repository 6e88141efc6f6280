import Testing

/// A case of `slot-cases.json`; which keys it has depends on its stage.
struct SlotCase: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let adopt: String
    let stage: String
    let description: String
    let input: Input
    let expected: Expected

    var testDescription: String { "\(id): \(description)" }

    struct Span: Decodable {
        let start: String
        let end: String
        let status: String?
        let pendingBlocks: Bool?
        let holdId: String?
        let expiresAt: String?
    }

    struct Hours: Decodable {
        let isoWeekdays: [Int]
        let start: String
        let end: String
    }

    struct Override: Decodable {
        let date: String
        let start: String
        let end: String
    }

    struct DayPlan: Decodable {
        let start: String
        let end: String
        let breaks: [Span]
    }

    struct Provider: Decodable {
        let timeZone: String
        let weekly: [Hours]?
        let dayPlan: DayPlan?
    }

    struct Host: Decodable {
        let provider: Provider?
        let bookings: [Span]?
        let timeZone: String?
        let weekly: [Hours]?
        let holidays: [String]?
    }

    struct Service: Decodable {
        let durationMinutes: Int64
        let stepMinutes: Int64
        let minNoticeMinutes: Int64
        let bufferBeforeMinutes: Int64
        let bufferAfterMinutes: Int64
        let seats: Int?
    }

    struct Limits: Decodable {
        let bookingsPerDay: Int?
    }

    struct Window: Decodable {
        let days: Int?
    }

    struct Input: Decodable {
        let now: String?
        let timeZone: String?
        let gridTimeZone: String?
        let from: String?
        let to: String?
        let date: String?
        let dates: [String]?
        let localDate: String?
        let checkDates: [String]?
        let outOfOfficeDates: [String]?
        let freeRanges: [Span]?
        let source: [Span]?
        let cuts: [Span]?
        let sets: [[Span]]?
        let weekly: [Hours]?
        let overrides: [Override]?
        let provider: Provider?
        let hosts: [Host]?
        let service: Service?
        let bookings: [Span]?
        let externalBusy: [Span]?
        let appointments: [Span]?
        let unavailabilities: [Span]?
        let exceptions: [String: String?]?
        let holds: [Span]?
        let askerHoldId: String?
        let limits: Limits?
        let window: Window?
        let request: Span?
    }

    struct Expected: Decodable {
        let slots: [String]?
        let slotCount: Int?
        let first: String?
        let last: String?
        let ranges: [Span]?
        let rangesIgnoringOutOfOffice: [Span]?
        let lastRange: Span?
        let startByLocalDate: [String: String]?
        let slotsUTC: [String]?
        let slotsLocal: [String]?
        let slot: String?
        let slotCountOnLocalDate: Int?
        let limitReached: Bool?
        let byViewerDate: [String: [String]]?
        let slotCountByDate: [String: Int]?
    }
}
