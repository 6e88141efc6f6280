import Policies
import CPolicyHost
import CivilTime
import Money

/// Turns records into cancellations.
struct RowParser {
    let header: CancellationHeader
    let zones: ZoneDirectory
    let places: Places
    let months = MonthTable.shared

    /// Those of the header and its options that every row needs: as stored properties, for a row takes less than a microsecond.
    private let fieldCount: Int
    private let defaultZone: Zone?

    /// Whether every amount must be read with its currency.
    private let readsDecimals: Bool

    /// How the amounts so far were written, where it was not said what they count.
    var amountForms = AmountForms()

    /// Currencies of rows before, each at a place that its letters give.
    private var latestCurrencies: [Currency?] = Array(repeating: nil, count: 64)
    private var latestZone: (name: String, zone: Zone)?

    /// The places of the columns that every row has.
    struct Places {
        let booking, provider, currency, paid, alreadyRefunded: Int
        let bookedAt, startAt, endAt, cancelledAt, cancelledBy: Int
        let zone, service: Int?
    }

    init(header: CancellationHeader, zones: ZoneDirectory) {
        self.header = header
        self.zones = zones
        fieldCount = header.fieldCount
        defaultZone = header.options.zone
        readsDecimals = header.options.amounts == .decimal
        func place(_ column: CancellationColumn) -> Int { header.place(of: column) ?? 0 }
        places = Places(
            booking: place(.booking),
            provider: place(.provider),
            currency: place(.currency),
            paid: place(.paid),
            alreadyRefunded: place(.alreadyRefunded),
            bookedAt: place(.bookedAt),
            startAt: place(.startAt),
            endAt: place(.endAt),
            cancelledAt: place(.cancelledAt),
            cancelledBy: place(.cancelledBy),
            zone: header.place(of: .zone),
            service: header.place(of: .service)
        )
    }

    /// The cancellation that a record holds.
    mutating func row(_ record: RecordReader) throws(Rejection) -> CancellationRow {
        guard record.fieldCount == fieldCount else {
            throw Rejection(
                reason: "the row has \(record.fieldCount) fields, the header \(fieldCount)",
                kind: "the row has more or fewer fields than the header"
            )
        }
        let figures = try figures(record)
        if let violation = figures.violation { throw Rejection(reason: violation.reason, kind: violation.kind) }
        return CancellationRow(
            figures: figures,
            currency: try currency(record[places.currency]),
            cancelledBy: try cancelledBy(record[places.cancelledBy]),
            zone: try zone(record),
            booking: try text(record[places.booking], .booking, isASCII: record.isASCII),
            provider: try text(record[places.provider], .provider, isASCII: record.isASCII),
            service: try service(record)
        )
    }

    private mutating func figures(_ record: RecordReader) throws(Rejection) -> BookingFigures {
        let paid = try amount(record, places.paid, .paid)
        let alreadyRefunded = try amount(record, places.alreadyRefunded, .alreadyRefunded)
        let bookedAt = try instant(record, places.bookedAt, .bookedAt)
        let startAt = try instant(record, places.startAt, .startAt)
        return BookingFigures(
            paid: paid,
            alreadyRefunded: alreadyRefunded,
            bookedAt: bookedAt,
            startAt: startAt,
            endAt: try instant(record, places.endAt, .endAt, startAt: startAt),
            cancelledAt: try instant(record, places.cancelledAt, .cancelledAt)
        )
    }

    mutating func amount(
        _ record: RecordReader,
        _ place: Int,
        _ column: CancellationColumn
    ) throws(Rejection) -> Int64 {
        let field = record[place]
        if !readsDecimals, let amount = FieldParser.amount(field) { return amount }
        return try writtenAmount(field, record, column)
    }

    func instant(
        _ record: RecordReader,
        _ place: Int,
        _ column: CancellationColumn,
        startAt: Int64? = nil
    ) throws(Rejection) -> Int64 {
        let field = record[place]
        if let instant = FieldParser.instant(field, months) { return instant }
        return try writtenInstant(field, record, column, startAt: startAt)
    }

    /// A name of 1 to 200 bytes of UTF-8.
    private func text(
        _ field: UnsafeBufferPointer<UInt8>,
        _ column: CancellationColumn,
        isASCII: Bool
    ) throws(Rejection) -> UnsafeBufferPointer<UInt8> {
        guard (1...200).contains(field.count) else {
            throw Rejection(
                reason: "\(column.rawValue) must have 1 to 200 bytes and has \(field.count)",
                kind: "\(column.rawValue) must have 1 to 200 bytes"
            )
        }
        guard isASCII || UTF8Check.isValid(field) else {
            throw Rejection(column, field, mustBe: "UTF-8", orSay: "--encoding, such as windows-1252")
        }
        return field
    }

    private func service(_ record: RecordReader) throws(Rejection) -> UnsafeBufferPointer<UInt8>? {
        guard let place = places.service else { return nil }
        let field = record[place]
        guard field.count <= 200, isPlain(field) || record.flattenLines(of: place) && isPlain(field) else {
            let reason = "service must be plain UTF-8 text of at most 200 bytes"
            throw Rejection(reason: reason, kind: reason)
        }
        return field
    }

    private func isPlain(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
        field.withMemoryRebound(to: CChar.self) { policy_text_is_plain($0.baseAddress, $0.count, false) }
    }

    mutating func currency(_ field: UnsafeBufferPointer<UInt8>) throws(Rejection) -> Currency {
        let place = field.count == 3 ? Int((field[0] &+ 7 &* field[1] &+ 13 &* field[2]) & 63) : 0
        if field.count == 3, let latest = latestCurrencies[place], latest.letters == (field[0], field[1], field[2]) {
            return latest
        }
        guard let currency = Currency(utf8: field) ?? writtenCurrency(field) else {
            throw Rejection(.currency, field, mustBe: "a code such as EUR")
        }
        guard field.count == 3, currency.letters == (field[0], field[1], field[2]) else { return currency }
        latestCurrencies[place] = currency
        return currency
    }

    /// The row's zone; `nil` if the file has no zones or the field is empty, which means the zone given by an option, or UTC.
    private mutating func zone(_ record: RecordReader) throws(Rejection) -> Zone? {
        guard let place = places.zone, !record[place].isEmpty else { return defaultZone }
        let field = record[place]
        if let latestZone, field.elementsEqual(latestZone.name.utf8) { return latestZone.zone }
        let name = String(decoding: field.prefix(100), as: UTF8.self)
        do throws(ZoneError) {
            let zone = try zones.zone(named: name)
            latestZone = (name, zone)
            return zone
        } catch {
            throw Rejection(.zone, field, mustBe: "a name such as Europe/Berlin")
        }
    }
}
