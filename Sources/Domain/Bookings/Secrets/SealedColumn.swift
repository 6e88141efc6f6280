package import SQL
package import Sealing

/// A column of secrets, in a table whose rows are known by their provider and an id.
package struct SealedColumn: Sendable {
    let table: SQLStatement

    /// The column of the id.
    let id: SQLStatement
    let secret: SQLStatement

    /// Where the secret of a row is sealed for, by the provider and the id.
    let place: @Sendable (_ provider: String, _ id: String) -> SealedPlace

    package init(
        table: SQLStatement,
        id: SQLStatement,
        secret: SQLStatement,
        place: @escaping @Sendable (_ provider: String, _ id: String) -> SealedPlace
    ) {
        self.table = table
        self.id = id
        self.secret = secret
        self.place = place
    }
}
