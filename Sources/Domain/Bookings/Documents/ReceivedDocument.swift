/// A document as it was received, before it belongs to a booking.
package struct ReceivedDocument: Sendable {
    /// Where its content is.
    enum Place: Sendable {
        /// To be stored in the row itself.
        case row([UInt8])

        /// In a file of the ``DocumentFolder``, by its name.
        case file(String)
    }

    let type: DocumentType

    /// In bytes.
    let size: Int

    /// SHA-256 of the content.
    let hash: [UInt8]
    let place: Place
}
