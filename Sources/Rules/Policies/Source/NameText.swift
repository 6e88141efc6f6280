import CPolicyHost

/// Texts that people know something by: names of policies, providers, services and clients, and what a policy promises.
///
/// One set of rules for all, so that no two texts look the same of which one hides something.
package enum NameText {
    /// What is wrong with a text.
    package enum Fault: Error, Hashable, Sendable {
        case malformed
        case control(Unicode.Scalar)

        /// A mark that changes the direction of writing.
        case reordering(Unicode.Scalar)
        case noncharacter(Unicode.Scalar)

        /// A character that shows nothing and has no use where it stands.
        case hidden(Unicode.Scalar)

        /// Nothing of the text can be seen.
        case blank
    }

    /// The first fault of a text; `nil` if it is fit.
    ///
    /// Joiners, variation selectors and tags pass where a script or an emoji needs them. Line ends and tabs pass only
    /// with `lines`.
    package static func fault(in text: String, lines: Bool = false) -> Fault? {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                var number: UInt32 = 0
                let fault = policy_text_find_fault(characters.baseAddress, characters.count, lines, &number)
                return Fault(fault, at: Unicode.Scalar(number) ?? "\u{FFFD}")
            }
        }
    }
}

extension NameText.Fault {
    fileprivate init?(_ fault: policy_text_fault, at scalar: Unicode.Scalar) {
        switch fault {
        case policy_text_fit: return nil
        case policy_text_control: self = .control(scalar)
        case policy_text_reordering: self = .reordering(scalar)
        case policy_text_noncharacter: self = .noncharacter(scalar)
        case policy_text_hidden: self = .hidden(scalar)
        case policy_text_blank: self = .blank
        default: self = .malformed
        }
    }

    private static func code(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension NameText.Fault: CustomStringConvertible {
    /// What a text must not do, to stand behind the name of a field.
    package var description: String {
        switch self {
        case .malformed: "must be UTF-8 text"
        case .control(let scalar): "must not hold the control character \(Self.code(of: scalar))"
        case .reordering(let scalar): "must not hold \(Self.code(of: scalar)), which reorders text"
        case .noncharacter(let scalar): "must not hold \(Self.code(of: scalar)), which is not a character"
        case .hidden(let scalar): "must not hold \(Self.code(of: scalar)), which cannot be seen, where nothing needs it"
        case .blank: "must hold something that can be seen"
        }
    }
}

extension CompiledPolicy {
    /// Throws where the policy's name or description is not fit for people to know it by.
    ///
    /// Asked of what is new: policies that are in use already stay readable.
    package func requireFitTexts() throws(PolicyError) {
        if let fault = NameText.fault(in: name) { throw PolicyError(code: .shape, message: "name \(fault)") }
        if let fault = NameText.fault(in: description, lines: true) {
            throw PolicyError(code: .shape, message: "description \(fault)")
        }
    }
}
