import ArgumentParser
import CivilTime
import Policies
import PolicySimulation

/// The command-line options for reading a file of cancellations.
struct ReadingArguments: ParsableArguments {
    @Option(
        name: .customLong("map"),
        help: ArgumentHelp(
            "The header's name for a column, such as paid=\"Amount\". Can be repeated.",
            valueName: "column=name"
        )
    )
    var names: [ColumnAssignment] = []

    @Option(
        name: .customLong("default"),
        help: ArgumentHelp(
            "The value of a missing column or empty field, such as currency=EUR or end_at=+60. Can be repeated.",
            valueName: "column=value"
        )
    )
    var defaults: [ColumnAssignment] = []

    @Option(help: "The unit of amounts: minor (1250 is EUR 12.50, the default) or decimal (12.50 is).")
    var amounts: AmountUnit?

    @Option(help: "The decimal mark of amounts: . or , (detected where it is unambiguous).")
    var decimal: DecimalMark?

    @Option(help: "The zone of times without an offset and of rows without a zone, such as Europe/Berlin.")
    var timeZone: Zone?

    @Option(
        help: ArgumentHelp(
            "The order of dates such as 01.03.2026: dmy, mdy, unix, or a pattern such as DD.MM.YYYY.",
            valueName: "order"
        )
    )
    var dateFormat: DateOrder?

    @Option(
        name: .customLong("cancelled-by"),
        help: ArgumentHelp(
            "Another word for a value of cancelled_by, such as Kunde=client. Can be repeated.",
            valueName: "word=client|provider|no_show"
        )
    )
    var initiators: [InitiatorAssignment] = []

    @Option(help: "The delimiter of fields: a character, or tab; detected from the header by default.")
    var delimiter: Delimiter?

    @Option(help: "The encoding: utf-8, utf-16le, utf-16be, windows-1252 or iso-8859-1; UTF-16 is detected.")
    var encoding: TextEncoding?

    @Option(
        help: ArgumentHelp(
            "The program that wrote the export: \(ExportPreset.all.map(\.name).joined(separator: ", ")); detected from the header.",
            valueName: "name"
        ),
        completion: .list(ExportPreset.all.map(\.name))
    )
    var preset: ExportPreset?

    @Flag(help: "Tell which columns there are, how exports are recognised, and how a file's header would be read.")
    var explainColumns = false

    /// The options; throws a `ValidationError` where a column is named twice.
    func options() throws -> ReadingOptions {
        var options = ReadingOptions()
        options.names = try ColumnAssignment.dictionary(names, of: "--map")
        options.defaults = try ColumnAssignment.dictionary(defaults, of: "--default")
        options.amounts = amounts
        options.decimalMark = decimal
        options.zone = timeZone
        options.dateOrder = dateFormat
        options.delimiter = delimiter?.byte
        options.encoding = encoding
        options.preset = preset
        for initiator in initiators { options.initiators[initiator.word] = initiator.meaning }
        return options
    }

    func validate() throws {
        _ = try options()
    }
}
