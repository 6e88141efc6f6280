public import CivilTime
public import Policies

/// How a file of cancellations is to be read, as far as its reader was told.
///
/// What is not said is detected where only one reading is possible, and refused by naming the option otherwise.
public struct ReadingOptions: Sendable {
    /// What separates fields: a comma, semicolon, tab or bar; detected where it is `nil`.
    public var delimiter: UInt8?

    /// How the text is encoded; UTF-8, or UTF-16 by its mark, where it is `nil`.
    public var encoding: TextEncoding?

    /// The header's name for a column.
    public var names: [CancellationColumn: String] = [:]

    /// What stands for a column that is not there, and for an empty field of it.
    public var defaults: [CancellationColumn: String] = [:]

    /// What amounts count; minor units where it is `nil`.
    public var amounts: AmountUnit?

    /// What stands before an amount's fraction; told by each amount where it is `nil`.
    public var decimalMark: DecimalMark?

    /// The zone of times without an offset, and of rows without a zone.
    public var zone: Zone?

    /// The order of dates that do not begin with the year.
    public var dateOrder: DateOrder?

    /// Further words of `cancelled_by`, in small letters.
    public var initiators: [String: CancelledBy] = [:]

    /// The program whose export it is; recognised by the header where it is `nil`.
    public var preset: ExportPreset?

    /// Nothing is said.
    public init() {}
}
