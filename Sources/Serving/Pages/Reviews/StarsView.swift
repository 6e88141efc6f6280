import ConsoleTexts
import Localization
import Marketplace

/// Stars as they are drawn, with the number for those who do not see them.
struct StarsView {
    /// From 1 to 5.
    let stars: Int

    func write(to html: inout HTMLWriter) {
        html.element("span", .class("stars"), .isHidden, text: Self.drawing(of: stars))
        html.element("span", .class("unseen"), text: " \(stars) / 5 ")
    }

    static func drawing(of stars: Int) -> String {
        String(repeating: "★", count: stars) + String(repeating: "☆", count: 5 - stars)
    }

    /// Hundredths of a star, in digits that all six languages read.
    static func text(_ hundredths: Int64) -> String {
        let cents = hundredths % 100
        return "\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    static func phrase(of stars: Int) -> Phrase {
        switch stars {
        case 5: .fiveStars
        case 4: .fourStars
        case 3: .threeStars
        case 2: .twoStars
        default: .oneStar
        }
    }
}

extension Visit {
    /// What readers are told of where reviews come from, by the numbers that the code itself uses.
    var reviewRule: String {
        self[.reviewRule].filling(
            String(Review.writingPeriod / 86_400),
            String(Review.editingPeriod / 86_400),
            String(Rating.minimumCount),
            String(Rating.priorCount),
            String(Rating.priorStars)
        )
    }

    /// The average of reviews as lists of providers show it; `nil` while there are too few.
    func summary(of rating: Rating) -> String? {
        rating.average.map { "★ \(StarsView.text($0)) / 5 · \(self[.reviews]): \(rating.count)" }
    }
}
