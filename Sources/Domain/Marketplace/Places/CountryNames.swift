/// Names of countries that stand at the end of addresses, in the languages of the pages and in their own.
///
/// Not all of the world's: behind a postal code they need not be known, and elsewhere a country is only a bad suggestion.
enum CountryNames {
    /// As ``TownName/key(of:)`` writes them.
    static let keys = Set(names.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { TownName.key(of: String($0)) })

    private static let names = """
        Argentina, Argentinien, Argentine, Аргентина, الأرجنتين, Australia, Australien, Australie, Австралия, أستراليا
        Austria, Österreich, Autriche, Австрия, النمسا, Belgium, Belgien, Belgique, België, Bélgica, Бельгия, بلجيكا
        Brazil, Brasilien, Brésil, Brasil, Бразилия, البرازيل, Bulgaria, Bulgarien, Bulgarie, България, Болгария, بلغاريا
        Canada, Kanada, Canadá, Канада, كندا, Chile, Chili, Чили, تشيلي, China, Chine, Китай, الصين, 中国
        Colombia, Kolumbien, Colombie, Колумбия, كولومبيا, Croatia, Kroatien, Croatie, Croacia, Hrvatska, Хорватия, كرواتيا
        Cyprus, Zypern, Chypre, Chipre, Κύπρος, Кипр, قبرص, Czechia, Czech Republic, Tschechien, Tchéquie, Chequia, Česko
        Česká republika, Чехия, التشيك, Denmark, Dänemark, Danemark, Dinamarca, Danmark, Дания, الدنمارك
        Egypt, Ägypten, Égypte, Egipto, Египет, مصر, Estonia, Estland, Estonie, Eesti, Эстония, إستونيا
        Finland, Finnland, Finlande, Finlandia, Suomi, Финляндия, فنلندا, France, Frankreich, Francia, Франция, فرنسا
        Germany, Deutschland, Allemagne, Alemania, Германия, ألمانيا, Greece, Griechenland, Grèce, Grecia, Ελλάδα, Греция, اليونان
        Hungary, Ungarn, Hongrie, Hungría, Magyarország, Венгрия, المجر, Iceland, Island, Islande, Islandia, Ísland, Исландия, آيسلندا
        India, Indien, Inde, Индия, الهند, Ireland, Irland, Irlande, Irlanda, Éire, Ирландия, أيرلندا, Israel, Israël, Израиль, إسرائيل, ישראל
        Italy, Italien, Italie, Italia, Италия, إيطاليا, Japan, Japon, Japón, Япония, اليابان, 日本, Jordan, Jordanien, Jordanie, Jordania, الأردن
        Kazakhstan, Kasachstan, Казахстан, Қазақстан, كازاخستان, Kuwait, Koweït, Кувейт, الكويت, Latvia, Lettland, Lettonie, Latvija, Латвия, لاتفيا
        Lebanon, Libanon, Liban, Líbano, Ливан, لبنان, Lithuania, Litauen, Lituanie, Lituania, Lietuva, Литва, ليتوانيا
        Luxembourg, Luxemburg, Luxemburgo, Lëtzebuerg, Люксембург, لوكسمبورغ, Malta, Malte, Мальта, مالطا
        Mexico, Mexiko, Mexique, México, Мексика, المكسيك, Morocco, Marokko, Maroc, Marruecos, Марокко, المغرب
        Netherlands, The Netherlands, Niederlande, Pays-Bas, Países Bajos, Nederland, Holland, Нидерланды, هولندا
        New Zealand, Neuseeland, Nouvelle-Zélande, Nueva Zelanda, Новая Зеландия, نيوزيلندا
        Norway, Norwegen, Norvège, Noruega, Norge, Норвегия, النرويج, Poland, Polen, Pologne, Polonia, Polska, Польша, بولندا
        Portugal, Португалия, البرتغال, Qatar, Katar, Катар, قطر, Romania, Rumänien, Roumanie, Rumanía, România, Румыния, رومانيا
        Russia, Russian Federation, Russland, Russie, Rusia, Россия, Российская Федерация, روسيا
        Saudi Arabia, Saudi-Arabien, Arabie saoudite, Arabia Saudí, Саудовская Аравия, السعودية, المملكة العربية السعودية
        Serbia, Serbien, Serbie, Srbija, Сербия, صربيا, Singapore, Singapur, Singapour, Сингапур, سنغافورة
        Slovakia, Slowakei, Slovaquie, Eslovaquia, Slovensko, Словакия, سلوفاكيا
        Slovenia, Slowenien, Slovénie, Eslovenia, Slovenija, Словения, سلوفينيا
        South Africa, Südafrika, Afrique du Sud, Sudáfrica, ЮАР, جنوب أفريقيا, South Korea, Südkorea, Corée du Sud, Corea del Sur, 대한민국
        Spain, Spanien, Espagne, España, Испания, إسبانيا, Sweden, Schweden, Suède, Suecia, Sverige, Швеция, السويد
        Switzerland, Schweiz, Suisse, Suiza, Svizzera, Швейцария, سويسرا, Tunisia, Tunesien, Tunisie, Túnez, تونس
        Türkiye, Turkey, Türkei, Turquie, Turquía, Турция, تركيا, Ukraine, Ucrania, Україна, Украина, أوكرانيا
        United Arab Emirates, UAE, Vereinigte Arabische Emirate, Émirats arabes unis, ОАЭ, الإمارات, الإمارات العربية المتحدة
        United Kingdom, Great Britain, England, Scotland, Wales, Northern Ireland, Vereinigtes Königreich, Großbritannien, Royaume-Uni
        Reino Unido, Великобритания, المملكة المتحدة, United States, United States of America, USA, Vereinigte Staaten
        États-Unis, Estados Unidos, США, الولايات المتحدة
        """
}
