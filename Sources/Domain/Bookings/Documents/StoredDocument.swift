/// A document of a booking with its content, or with the file that has it.
package struct StoredDocument: Sendable {
    package let document: BookingDocument
    let booking: BookingID
    let place: ReceivedDocument.Place
}
