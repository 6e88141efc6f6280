import Crypto

/// From where, and for whom, a slot is kept from others, as far as these are counted.
///
/// Hashes, so that rows tell equal ones apart and nothing else; they are dropped when the booking no longer waits.
struct HoldMarks: Sendable {
    /// `nil` if the address is not known.
    var address: [UInt8]?

    /// `nil` if the client gives neither an e-mail address nor a telephone number.
    var contact: [UInt8]?

    init(address: String?, client: ClientDetails) {
        self.address = address.map { Self.hash("address:\($0)") }
        // `ContactKeys` lists the e-mail address first, so a telephone number counts only where there is none.
        contact = ContactKeys(client).keys.first.map(Self.hash)
    }

    private static func hash(_ text: String) -> [UInt8] {
        // 128 bits are enough to tell apart the holds of one provider.
        Array(SHA256.hash(data: Array(text.utf8)).prefix(16))
    }
}
