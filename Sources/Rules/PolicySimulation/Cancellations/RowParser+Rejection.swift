extension RowParser {
    /// Why a record is not a cancellation.
    struct Rejection: Error {
        let reason: String

        /// The reason without the record's own values.
        let kind: String

        /// The option that would make the field readable.
        let option: String?

        /// A reason in which values may stand, and the same without them.
        init(reason: String, kind: String) {
            self.reason = reason
            self.kind = kind
            option = nil
        }

        /// A field that must be something else: `paid is 'x'; it must be …`.
        init(
            _ column: CancellationColumn,
            _ field: UnsafeBufferPointer<UInt8>,
            mustBe rule: String,
            orSay option: String? = nil
        ) {
            self.option = option
            let hint = option.map { ", or say \($0)" } ?? ""
            reason = "\(column.rawValue) is \(FieldParser.quoted(field)); it must be \(rule)\(hint)"
            kind = "\(column.rawValue) must be \(rule)"
        }
    }
}
