/// Fields that stand in for columns that a file does not have.
///
/// Its bytes never change after it was made, which makes sending it safe.
final class DefaultFields: @unchecked Sendable {
    private let bytes: UnsafeMutablePointer<UInt8>

    /// The fields, in the order of their texts.
    let fields: [UnsafeBufferPointer<UInt8>]

    init(_ texts: [String]) {
        let slots = texts.map { $0.utf8.count + ByteLanes.overhang }
        let total = slots.reduce(0, +) + ByteLanes.overhang
        bytes = .allocate(capacity: total)
        bytes.initialize(repeating: 0, count: total)
        var place = 0
        var fields: [UnsafeBufferPointer<UInt8>] = []
        for (text, slot) in zip(texts, slots) {
            for (offset, byte) in text.utf8.enumerated() { bytes[place + offset] = byte }
            fields.append(UnsafeBufferPointer(start: bytes + place, count: text.utf8.count))
            place += slot
        }
        self.fields = fields
    }

    deinit {
        bytes.deallocate()
    }
}
