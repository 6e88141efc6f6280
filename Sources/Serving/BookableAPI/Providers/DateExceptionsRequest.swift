import WireFormat

/// The body of `PUT …/exceptions/{date}`: one row, or a list of them.
struct DateExceptionsRequest: Decodable {
    let exceptions: [ExceptionDocument]

    /// Whether the rows came as a list, so that a refusal can name the row.
    let isList: Bool

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        isList = fields.contains("exceptions")
        if isList {
            exceptions = try fields.list("exceptions", maximum: Self.maximumRows)
            guard !exceptions.isEmpty else {
                throw fields.refusal("exceptions", "This needs a row; DELETE makes the date an ordinary one.")
            }
        } else {
            exceptions = [try ExceptionDocument(reading: &fields)]
        }
        try fields.finish()
    }

    private static let maximumRows = 50
}
