/// Notices to providers in Arabic.
struct ArabicNotices: NoticeCatalogue {
    let inCalendar = "في التقويم"
    let footer = "تصلك هذه الرسالة لأن الحجوزات لديك تتم عبر Bookable."

    func calendarDisconnected(_ service: String) -> NoticeWording {
        NoticeWording(
            title: "انقطع الاتصال بالتقويم",
            lead:
                "لم يعد لدى Bookable إذن بالوصول إلى حسابك لدى \(service)، مثلاً بعد تغيير كلمة المرور. ما قُرئ آخر مرة ما زال يشغل وقتك، أما الأحداث الجديدة فلا.",
            advice: "يرجى ربط الحساب من جديد. إعداداتك محفوظة."
        )
    }

    func calendarUnreadable(_ host: String) -> NoticeWording {
        NoticeWording(
            title: "تعذرت قراءة التقويم",
            lead:
                "لم يعد بإمكان Bookable قراءة تقويمك لدى \(host)، مثلاً بعد تغيير عنوانه أو كلمة مروره. ما قُرئ آخر مرة ما زال يشغل وقتك، أما الأحداث الجديدة فلا.",
            advice: "يرجى فتح التقويم في لوحة التحكم لمعرفة السبب، وربطه من جديد عند الحاجة."
        )
    }

    let eventMoved = NoticeWording(
        title: "نُقل حدث في تقويمك",
        lead:
            "نُقل حدث هذا الحجز في تقويمك. يبقى الحجز في موعده، ويظل الموعدان محجوزين إلى أن تقرر.",
        advice: "يمكنك نقل الحجز أو إلغاؤه فيُبلَّغ العميل، أو استعادة الحدث."
    )

    let eventDeleted = NoticeWording(
        title: "حُذف حدث من تقويمك",
        lead:
            "حُذف حدث هذا الحجز من تقويمك. ما زال الحجز قائماً.",
        advice: "يمكنك نقل الحجز أو إلغاؤه فيُبلَّغ العميل، أو استعادة الحدث."
    )

    func webhookPaused(_ address: String, isGone: Bool) -> NoticeWording {
        NoticeWording(
            title: "أُوقف الويب هوك مؤقتاً",
            lead: isGone
                ? "لم يعد يُرسَل شيء إلى \(address): أجاب العنوان بأنه لم يعد موجوداً."
                : "لم يعد يُرسَل شيء إلى \(address): لم يقبل شيئاً منذ ثلاثة أيام.",
            advice: "كل ما يحدث في هذه الأثناء محفوظ. استأنف الويب هوك حين يعمل من جديد فيُرسَل كله."
        )
    }
}
