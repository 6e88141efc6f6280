/// Collects what is refused of one document, so that all of it is told at once.
package struct RefusedFields {
    private var errors: [WireError] = []

    package init() {}

    /// What `read` returns; `nil` if it refuses its field, which is kept.
    package mutating func collect<Value>(_ read: () throws -> Value?) throws -> Value? {
        do {
            return try read()
        } catch let error as WireError {
            errors.append(error)
        } catch let error as RefusedDocument {
            errors += error.errors
        } catch let error as DecodingError {
            errors.append(WireError(error))
        }
        return nil
    }

    package mutating func add(_ error: WireError) {
        errors.append(error)
    }

    /// Adds the fields that nobody has read, and throws what was refused, if anything was.
    package mutating func finish(_ fields: Fields) throws {
        errors += fields.unreadRefusals
        switch errors.count {
        case 0: return
        case 1: throw errors[0]
        default: throw RefusedDocument(errors: errors)
        }
    }
}
