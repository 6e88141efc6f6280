import CivilTime
import Money
import Policies

/// Parsing of fields that are not in Bookable's own format.
extension RowParser {
    /// An amount in any of the notations that are read.
    mutating func writtenAmount(
        _ field: UnsafeBufferPointer<UInt8>,
        _ record: RecordReader,
        _ column: CancellationColumn
    ) throws(Rejection) -> Int64 {
        let options = header.options
        let field = filled(field, column)
        if column == .alreadyRefunded, field.allSatisfy({ $0 == UInt8(ascii: " ") }) { return 0 }
        let currencyField = record[places.currency]
        let currency = Currency(utf8: currencyField) ?? writtenCurrency(currencyField)
        let reading = AmountReader.read(field, unit: options.amounts, mark: options.decimalMark, currency: currency)
        let rule = options.amounts == .decimal ? "an amount such as 12.50" : "a whole number of minor units"
        switch reading {
        case .amount(let amount):
            if options.amounts == nil, field.contains(UInt8(ascii: ".")) { amountForms.insert(.pointZero) }
            return amount
        case .invalid: throw Rejection(column, field, mustBe: rule)
        case .unclear(let option):
            if option == "--amounts" { amountForms.insert(.fraction) }
            let choice = option == "--amounts" ? "--amounts decimal" : "--decimal . or --decimal ,"
            throw Rejection(column, field, mustBe: rule, orSay: choice)
        }
    }

    /// A time in any of the notations that are read; the end may be given as a length.
    func writtenInstant(
        _ field: UnsafeBufferPointer<UInt8>,
        _ record: RecordReader,
        _ column: CancellationColumn,
        startAt: Int64?
    ) throws(Rejection) -> Int64 {
        let field = filled(field, column)
        let rule = "like 2026-03-10T10:00:00Z"
        guard field.count <= 64 else { throw Rejection(column, field, mustBe: rule) }
        let text = Substring(String(decoding: field, as: UTF8.self))
        if let startAt, text.first == "+", let minutes = Int64(text.dropFirst()), (1...10_000_000).contains(minutes) {
            return startAt + minutes * 60
        }
        switch MomentReader(order: header.options.dateOrder).read(text, zone: clock(of: column, record)) {
        case .instant(let instant): return instant
        case .invalid: throw Rejection(column, field, mustBe: rule)
        case .withoutTime: throw Rejection(column, field, mustBe: "\(rule), with a time of day")
        case .notOnce(let zone):
            throw Rejection(column, field, mustBe: "a time that clocks of \(zone.name) show once, or have an offset")
        case .unclear(let option):
            let choice = option == "--time-zone" ? "--time-zone, such as UTC" : "--date-format dmy or --date-format mdy"
            throw Rejection(column, field, mustBe: rule, orSay: choice)
        }
    }

    /// The zone of a column's times without an offset: as its name or an option says, or the row's own.
    private func clock(of column: CancellationColumn, _ record: RecordReader) -> Zone? {
        if let zone = header.zone(of: column) { return zone }
        guard let place = places.zone, !record[place].isEmpty else { return nil }
        do throws(ZoneError) {
            return try zones.zone(named: String(decoding: record[place].prefix(100), as: UTF8.self))
        } catch {
            return nil
        }
    }

    /// A currency in small letters, or with spaces around.
    func writtenCurrency(_ field: UnsafeBufferPointer<UInt8>) -> Currency? {
        guard field.count <= 16 else { return nil }
        let field = filled(field, .currency)
        return Currency(Substring(String(decoding: field, as: UTF8.self)).trimmed().uppercased())
    }

    /// Who cancelled, in the words of other programs or those given by options.
    func cancelledBy(_ field: UnsafeBufferPointer<UInt8>) throws(Rejection) -> CancelledBy {
        if let known = FieldParser.cancelledBy(field) { return known }
        let field = filled(field, .cancelledBy)
        let word = String(Substring(String(decoding: field.prefix(100), as: UTF8.self)).trimmed()).lowercased()
        if let named = header.options.initiators[word] { return named }
        switch ColumnName.folded(word) {
        case "client", "customer", "guest", "requested_by_customer": return .client
        case "provider", "host", "merchant": return .provider
        case "no_show", "noshow": return .noShow
        default:
            throw Rejection(
                .cancelledBy,
                field,
                mustBe: "client, provider or no_show",
                orSay: word.isEmpty ? nil : "--cancelled-by \"\(PlainText.oneLine(word, limit: 40))=client\""
            )
        }
    }

    /// The default of a column for an empty field of it.
    private func filled(
        _ field: UnsafeBufferPointer<UInt8>,
        _ column: CancellationColumn
    ) -> UnsafeBufferPointer<UInt8> {
        guard field.isEmpty, header.options.defaults[column] != nil,
            let index = CancellationColumn.allCases.firstIndex(of: column)
        else { return field }
        return header.defaults.fields[index]
    }
}

extension RowParser {
    /// Every field of a record that cannot be read, with the reason; empty for a valid cancellation.
    mutating func faults(_ record: RecordReader) -> [(CancellationColumn, Rejection)] {
        guard record.fieldCount == header.fieldCount else {
            return [(.booking, Rejection(reason: "", kind: ""))]
        }
        var faults: [(CancellationColumn, Rejection)] = []
        func note(_ column: CancellationColumn, _ read: () throws(Rejection) -> Void) {
            do throws(Rejection) { try read() } catch { faults.append((column, error)) }
        }
        note(.currency) { () throws(Rejection) in _ = try currency(record[places.currency]) }
        note(.paid) { () throws(Rejection) in _ = try amount(record, places.paid, .paid) }
        note(.alreadyRefunded) { () throws(Rejection) in
            _ = try amount(record, places.alreadyRefunded, .alreadyRefunded)
        }
        let moments: [(CancellationColumn, Int)] = [
            (.bookedAt, places.bookedAt), (.startAt, places.startAt), (.endAt, places.endAt),
            (.cancelledAt, places.cancelledAt),
        ]
        for (column, place) in moments {
            note(column) { () throws(Rejection) in
                _ = try instant(record, place, column, startAt: column == .endAt ? 0 : nil)
            }
        }
        note(.cancelledBy) { () throws(Rejection) in _ = try cancelledBy(record[places.cancelledBy]) }
        guard faults.isEmpty else { return faults }
        note(.booking) { () throws(Rejection) in _ = try row(record) }
        return faults
    }
}
