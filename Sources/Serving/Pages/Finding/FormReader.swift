import BookableAPI
import Bookings
import Localization
import Texts

/// What a form asks for a service, and what came back.
struct FormReader {
    let service: Service
    let visit: Visit

    /// Whether the client has to give an address; not where somebody stands at the desk.
    var needsEmail = true

    /// The questions of the page itself, then those of the service.
    var questions: [Question] {
        contact + service.requirements.fields.map(question)
            + service.requirements.documents.filter { $0.due == .booking }.map(question)
    }

    /// What the client brings along.
    var toBring: [String] {
        service.requirements.documents.filter { $0.due == .visit }.map(\.label)
    }

    private var contact: [Question] {
        let labels = visit.labels
        return [
            Question(
                name: "name",
                label: labels.name,
                kind: .text,
                isRequired: true,
                maximumLength: 200,
                autocomplete: "name",
                isProviders: false
            ),
            Question(
                name: "email",
                label: labels.email,
                kind: .email,
                isRequired: needsEmail,
                hint: needsEmail ? labels.emailHint : nil,
                maximumLength: 254,
                autocomplete: "email",
                isProviders: false
            ),
            Question(
                name: "phone",
                label: labels.phone,
                kind: .phone,
                isRequired: false,
                maximumLength: 30,
                autocomplete: "tel",
                isProviders: false
            ),
        ]
    }

    private func question(_ field: FormField) -> Question {
        let kind: Question.Kind =
            switch field.type {
            case .text: .paragraph
            case .email: .email
            case .phone: .phone
            case .number: .number
            case .date: .date
            case .choice: .choice(field.choices)
            case .boolean: .yesOrNo
            case .consent: .consent
            }
        return Question(name: "answers.\(field.name)", label: field.label, kind: kind, isRequired: field.required)
    }

    private func question(_ document: RequiredDocument) -> Question {
        Question(
            name: "documents.\(document.name)",
            label: document.label,
            kind: .text,
            isRequired: true,
            hint: visit.labels.documentHint,
            maximumLength: 500
        )
    }

    /// Who books, if all that was typed will do; otherwise what is wrong with which question.
    func client(in fields: FormFields) throws -> (client: ClientDetails?, faults: [String: PageFault]) {
        let form = try ClientForm(
            ClientForm.Typed(
                client: [
                    "name": fields["name"], "email": fields["email"], "phone": fields["phone"],
                    "language": visit.reader.shortestTag,
                ],
                answers: fields.all("answers."),
                documents: fields.all("documents.")
            )
        )
        var faults: [String: PageFault] = [:]
        for error in form.refused { faults[Self.question(of: error.field)] = PageFault(error.fault) }
        // The confirmation and the way back to the booking go there.
        if needsEmail, fields["email"].isEmpty { faults["email"] = .required }
        for (name, fault) in answerFaults(fields) where faults[name] == nil { faults[name] = fault }
        for field in service.requirements.fields where field.type == .consent && faults["answers.\(field.name)"] != nil
        {
            faults["answers.\(field.name)"] = .consent
        }
        return (faults.isEmpty ? form.client : nil, faults)
    }

    /// What the service refuses of the answers, whatever is wrong with the rest.
    private func answerFaults(_ fields: FormFields) -> [String: PageFault] {
        let typed = ClientDetails(
            name: "",
            answers: fields.all("answers.").filter { !$0.value.isEmpty },
            documents: fields.all("documents.").filter { !$0.value.isEmpty }
        )
        do {
            try service.requirements.check(typed)
            return [:]
        } catch {
            return Self.faults(of: error)
        }
    }

    /// What is wrong with which question, as use cases say it.
    static func faults(of error: any Error) -> [String: PageFault] {
        var faults: [String: PageFault] = [:]
        for error in APIError(error).errors { faults[question(of: error.field)] = PageFault(error.fault) }
        return faults
    }

    private static func question(of field: String) -> String {
        field.hasPrefix("client.") ? String(field.dropFirst("client.".count)) : field
    }
}

extension PageFault {
    init(_ fault: FieldFault) {
        switch fault.code {
        case .required, .tooShort: self = .required
        case .tooLong:
            if case .number(let maximum) = fault.parameters["maximum"] {
                self = .tooLong(maximum: Int(clamping: maximum))
            } else {
                self = .other
            }
        case .character: self = .character
        case .undeliverable: self = .undeliverable
        case .choice: self = fault.parameters["choices"] == .list(["true"]) ? .consent : .choice
        case .format: self = Self.format(fault)
        case .unknown, .type, .outOfRange, .repeated, .syntax, .invalid: self = .other
        }
    }

    private static func format(_ fault: FieldFault) -> PageFault {
        guard case .text(let example) = fault.parameters["example"] else { return .other }
        return switch example {
        case "kim@example.com": .email
        case "+49 30 1234567": .phone
        case "1.5": .number
        case "2026-03-10": .date
        default: .other
        }
    }
}
