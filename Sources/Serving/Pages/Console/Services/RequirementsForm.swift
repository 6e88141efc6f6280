import Bookings
import Money

/// What a service asks of its clients as a form has it: questions, documents, and what is paid ahead.
struct RequirementsForm: Sendable {
    struct Question: Hashable, Sendable {
        /// The key of the answers; empty for a question that has yet to get one.
        var name = ""
        var label = ""
        var kind = FormField.Kind.text
        var isRequired = false

        /// One on each line.
        var choices = ""
        var isRefused = false
    }

    struct Document: Hashable, Sendable {
        var name = ""
        var label = ""
        var due = RequiredDocument.Due.visit
        var isRefused = false
    }

    /// How much is due before a booking stands.
    enum Ahead: String, CaseIterable, Sendable {
        case none, percent, amount, all
    }

    private(set) var questions: [Question]
    private(set) var documents: [Document]
    private(set) var ahead: Ahead

    /// A percentage or an amount, as ``ahead`` says.
    private(set) var size: String
    private(set) var isSizeRefused = false

    /// Whether the server cannot charge what would be due.
    var isChargeRefused = false

    var isRefused: Bool {
        isSizeRefused || isChargeRefused || questions.contains(where: \.isRefused)
            || documents.contains(where: \.isRefused)
    }

    /// What fits into one form.
    static let maximumQuestions = 20
    static let maximumDocuments = 10

    /// Rows for more.
    private static let spare = 2

    /// Whether a service asks for no more than a form can hold; others are changed through the API.
    static func holds(_ requirements: ClientRequirements) -> Bool {
        requirements.fields.count <= maximumQuestions && requirements.documents.count <= maximumDocuments
    }

    init(_ service: Service) {
        questions = service.requirements.fields.map { field in
            Question(
                name: field.name,
                label: field.label,
                kind: field.type,
                isRequired: field.required,
                choices: field.choices.joined(separator: "\n")
            )
        }
        documents = service.requirements.documents.map { Document(name: $0.name, label: $0.label, due: $0.due) }
        switch service.prepayment {
        case .notRequired: (ahead, size) = (.none, "")
        case .depositPercent(let percent): (ahead, size) = (.percent, String(percent))
        case .deposit(let amount):
            (ahead, size) = (.amount, MoneyText.text(MonetaryAmount(amount, service.price.currency)))
        case .all: (ahead, size) = (.all, "")
        }
        addSpareRows()
    }

    init(_ fields: FormFields) {
        questions = (0..<Self.maximumQuestions).compactMap { number in
            guard fields.values["q\(number)-label"] != nil else { return nil }
            return Question(
                name: fields["q\(number)-name"],
                label: fields["q\(number)-label"],
                kind: FormField.Kind(rawValue: fields["q\(number)-kind"]) ?? .text,
                isRequired: fields["q\(number)-required"] == "yes",
                choices: fields["q\(number)-choices"]
            )
        }
        documents = (0..<Self.maximumDocuments).compactMap { number in
            guard fields.values["d\(number)-label"] != nil else { return nil }
            return Document(
                name: fields["d\(number)-name"],
                label: fields["d\(number)-label"],
                due: RequiredDocument.Due(rawValue: fields["d\(number)-due"]) ?? .visit
            )
        }
        ahead = Ahead(rawValue: fields["ahead"]) ?? .none
        size = fields["size"]
    }

    private mutating func addSpareRows() {
        for _ in 0..<min(Self.spare, Self.maximumQuestions - questions.count) { questions.append(Question()) }
        for _ in 0..<min(Self.spare, Self.maximumDocuments - documents.count) { documents.append(Document()) }
    }

    /// What the form says for a price of that currency, without the rows that have no text; `nil` if a value is refused, which
    /// the form then says.
    mutating func read(_ currency: Currency) -> (requirements: ClientRequirements, prepayment: Prepayment)? {
        var names: Set<String> = []
        var (fields, asked): ([FormField], [RequiredDocument]) = ([], [])
        for index in questions.indices where !questions[index].label.isEmpty {
            let question = questions[index]
            let choices = question.choices.split(separator: "\n").map { Self.trimmed($0) }.filter { !$0.isEmpty }
            let isChoice = question.kind == .choice
            let choicesFit = choices.allSatisfy { $0.count <= 200 } && Set(choices).count == choices.count
            guard let label = Self.fit(question.label), !isChoice || (1...50).contains(choices.count), choicesFit else {
                questions[index].isRefused = true
                continue
            }
            fields.append(
                FormField(
                    name: Self.name(question.name, for: label, besides: &names),
                    label: label,
                    type: question.kind,
                    required: question.isRequired || question.kind == .consent,
                    choices: isChoice ? choices : []
                )
            )
        }
        names = []
        for index in documents.indices where !documents[index].label.isEmpty {
            guard let label = Self.fit(documents[index].label) else {
                documents[index].isRefused = true
                continue
            }
            let name = Self.name(documents[index].name, for: label, besides: &names)
            asked.append(RequiredDocument(name: name, label: label, due: documents[index].due))
        }
        let prepayment = prepayment(currency)
        isSizeRefused = prepayment == nil
        guard !isRefused, let prepayment else { return nil }
        return (ClientRequirements(fields: fields, documents: asked), prepayment)
    }

    private func prepayment(_ currency: Currency) -> Prepayment? {
        switch ahead {
        case .none: return .notRequired
        case .all: return .all
        case .percent:
            guard let percent = Int64(size), (1...100).contains(percent) else { return nil }
            return .depositPercent(percent)
        case .amount:
            guard let amount = MoneyText.minorUnits(size, currency), amount > 0,
                MonetaryAmount(amount, currency).isPayable
            else { return nil }
            return .deposit(amount)
        }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func fit(_ label: String) -> String? {
        guard let text = BookingPages.text(label), text.count <= 200, !text.contains("\n") else { return nil }
        return text
    }

    /// The key that the question has, or one made of its words: answers that were given stay with it.
    private static func name(_ known: String, for label: String, besides names: inout Set<String>) -> String {
        if known.wholeMatch(of: /[a-z][a-z0-9_]{0,39}/) != nil, names.insert(known).inserted { return known }
        var made = ""
        for character in label.lowercased() where made.count < 32 {
            if character.isASCII, character.isLetter || (character.isNumber && !made.isEmpty) {
                made.append(character)
            } else if let last = made.last, last != "_" {
                made.append("_")
            }
        }
        while made.last == "_" { made.removeLast() }
        if made.isEmpty { made = "question" }
        var (name, number) = (made, 1)
        while !names.insert(name).inserted {
            number += 1
            name = "\(made)_\(number)"
        }
        return name
    }
}
