/// Why a text is not the address of a database, as a predicate such as "is not …", without any part of the text.
struct AddressError: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
