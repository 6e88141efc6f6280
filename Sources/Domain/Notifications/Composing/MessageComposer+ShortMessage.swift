import CivilTime
import ShortMessages
import Texts

extension MessageComposer {
    /// The text of a short message, in at most two segments where names can be cut for it; `nil` if it fits no message at all.
    func shortText(of message: Message, _ context: MessageContext, at now: Instant) throws -> SMSText? {
        var text: SMSText?
        for length in Self.nameLengths {
            text = SMSText(try written(message, context, namesUpTo: length, at: now).short)
            if let text, text.segments <= Self.maximumSegments { return text }
        }
        // Even with the shortest names it may take more segments. It is sent all the same.
        return text
    }

    /// Each segment is paid for.
    private static let maximumSegments = 2

    /// To how many characters names are cut, tried one after another: never the time.
    private static let nameLengths: [Int?] = [nil, 40, 24, 12]
}
