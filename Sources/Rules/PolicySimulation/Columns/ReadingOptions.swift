public import CivilTime
public import Policies

/// Options for reading a file of cancellations.
///
/// What is left out is detected if unambiguous; otherwise the file is refused with the option that decides.
public struct ReadingOptions: Sendable {
    /// The delimiter: a comma, semicolon, tab or vertical bar; detected if `nil`.
    public var delimiter: UInt8?

    /// The encoding; if `nil`, UTF-8, or UTF-16 if detected.
    public var encoding: TextEncoding?

    /// The header's name for a column.
    public var names: [CancellationColumn: String] = [:]

    /// The value of a missing column, and of an empty field.
    public var defaults: [CancellationColumn: String] = [:]

    /// The unit of amounts; minor units if `nil`.
    public var amounts: AmountUnit?

    /// The decimal mark; detected in each amount if `nil`.
    public var decimalMark: DecimalMark?

    /// The zone of times without an offset, and of rows without a zone.
    public var zone: Zone?

    /// The order of dates that do not begin with the year.
    public var dateOrder: DateOrder?

    /// Additional words for values of `cancelled_by`, in lower case.
    public var initiators: [String: CancelledBy] = [:]

    /// The program whose export it is; detected from the header if `nil`.
    public var preset: ExportPreset?

    /// Everything is detected.
    public init() {}
}
