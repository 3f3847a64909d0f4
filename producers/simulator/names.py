"""Invented people's names by origin, as passports write them and as a clerk writes them in Arabic.

Common names only; together they mean nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

Spelling = tuple[str, str]  # Latin, Arabic


@dataclass(frozen=True, slots=True, kw_only=True)
class NameStock:
    """Names of one origin; `arabic` says that names come as given, father, grandfather, family."""

    family: tuple[Spelling, ...]
    male: tuple[Spelling, ...]
    female: tuple[Spelling, ...]
    arabic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FullName:
    """One person's name in both scripts; father and grandfather only where names are formed so."""

    family: Spelling
    given: Spelling
    father: Spelling | None = None
    grandfather: Spelling | None = None


def _stock(family: str, male: str, female: str, *, arabic: bool = False) -> NameStock:
    """Return a stock from lists written `Latin=Arabic, …`."""
    return NameStock(family=_pairs(family), male=_pairs(male), female=_pairs(female), arabic=arabic)


def _pairs(text: str) -> tuple[Spelling, ...]:
    pairs = (item.strip().split("=") for item in text.split(","))
    return tuple((latin, arabic) for latin, arabic in pairs)


STOCKS: Mapping[str, NameStock] = MappingProxyType(
    {
        "IVORIAN": _stock(
            "Kouassi=كواسي, Koffi=كوفي, Konan=كونان, N'Guessan=نغيسان, "
            "Ouattara=واتارا, Bamba=بامبا, Yao=ياو, Brou=برو, Aka=أكا",
            "Serge=سيرج, Yannick=يانيك, Kouamé=كوامي, Arsène=أرسان, Didier=ديدييه, Fabrice=فابريس",
            "Aya=آيا, Adjoua=أدجوا, Mariam=مريم, Affoué=أفوي, Grâce=غراس, Estelle=إستال",
        ),
        "WEST_AFRICAN": _stock(
            "Traoré=تراوري, Diallo=ديالو, Keïta=كايتا, Diop=ديوب, "
            "Ndiaye=نداي, Coulibaly=كوليبالي, Barry=باري, Sawadogo=ساوادوغو",
            "Mamadou=مامادو, Ibrahima=إبراهيما, Ousmane=عثمان, Moussa=موسى, Cheikh=الشيخ, Amadou=أمادو",
            "Fatoumata=فاتوماتا, Aminata=أميناتا, Awa=أوا, Kadiatou=كادياتو, Ramata=راماتا, Aïssatou=عيساتو",
        ),
        "CENTRAL_AFRICAN": _stock(
            "Mbarga=مبارغا, Ngono=نغونو, Fotso=فوتسو, Essomba=إيسومبا, "
            "Tchoumi=تشومي, Kabongo=كابونغو, Ilunga=إيلونغا, Moussavou=موسافو",
            "Jean-Paul=جان بول, Hervé=هارفي, Christian=كريستيان, Patrick=باتريك, Joël=جويل, Cédric=سيدريك",
            "Solange=سولانج, Chantal=شانتال, Clarisse=كلاريس, Nadège=ناداج, Carine=كارين, Ornella=أورنيلا",
        ),
        "FRENCH": _stock(
            "Martin=مارتان, Bernard=برنار, Lefèvre=لوفافر, Girard=جيرار, "
            "Moreau=مورو, Lambert=لامبار, Dupont=ديبون, Faure=فور",
            "Philippe=فيليب, Nicolas=نيكولا, Éric=إيريك, Julien=جوليان, Alain=آلان, François=فرنسوا",
            "Isabelle=إيزابيل, Claire=كلار, Élodie=إيلودي, Nathalie=ناتالي, Hélène=هيلان, Camille=كاميل",
        ),
        "ITALIAN": _stock(
            "Rossi=روسي, Esposito=إسبوزيتو, Ferrari=فيراري, Russo=روسو, "
            "D'Amico=داميكو, Greco=غريكو, Lombardo=لومباردو, Caruso=كاروزو",
            "Giuseppe=جوزيبي, Marco=ماركو, Salvatore=سلفاتوري, Antonio=أنطونيو, Luca=لوكا, Paolo=باولو",
            "Maria=ماريا, Francesca=فرانشيسكا, Giulia=جوليا, Paola=باولا, Chiara=كيارا, Lucia=لوتشيا",
        ),
        "GERMAN": _stock(
            "Müller=مولر, Schäfer=شيفر, Weiß=فايس, Becker=بيكر, "
            "Hoffmann=هوفمان, Schröder=شرودر, König=كونيغ, Wagner=فاغنر",
            "Jürgen=يورغن, Thomas=توماس, Stefan=شتيفان, Matthias=ماتياس, Uwe=أوفي, Klaus=كلاوس",
            "Sabine=زابينه, Petra=بيترا, Ute=أوته, Katrin=كاترين, Monika=مونيكا, Heike=هايكه",
        ),
        "LIBYAN": _stock(
            "Al-Warfalli=الورفلي, Al-Misrati=المصراتي, Al-Zentani=الزنتاني, "
            "Ben Omran=بن عمران, Al-Tarhouni=الترهوني, Al-Gharyani=الغرياني",
            "Abdulsalam=عبد السلام, Khalid=خالد, Muftah=مفتاح, Salem=سالم, Nuri=نوري, Ali=علي",
            "Huda=هدى, Najat=نجاة, Salma=سلمى, Fathia=فتحية, Asma=أسماء, Khadija=خديجة",
            arabic=True,
        ),
        "ALGERIAN": _stock(
            "Benali=بن علي, Boudiaf=بوضياف, Haddad=حداد, Mebarki=مباركي, "
            "Cherif=شريف, Belkacem=بلقاسم, Khelifi=خليفي, Amrani=عمراني",
            "Karim=كريم, Mourad=مراد, Yacine=ياسين, Rachid=رشيد, Sofiane=سفيان, Abdelkader=عبد القادر",
            "Nadia=نادية, Samira=سميرة, Amel=آمال, Lynda=ليندة, Yasmina=ياسمينة, Farida=فريدة",
            arabic=True,
        ),
        "LEVANTINE": _stock(
            "Al-Halabi=الحلبي, Haddad=حداد, Al-Masri=المصري, Khoury=خوري, "
            "Al-Najjar=النجار, Darwish=درويش, Al-Homsi=الحمصي, Awad=عوض",
            "Omar=عمر, Ahmad=أحمد, Samer=سامر, Bilal=بلال, Fadi=فادي, Hassan=حسن",
            "Rana=رنا, Layla=ليلى, Hanan=حنان, Dima=ديمة, Maha=مها, Noor=نور",
            arabic=True,
        ),
        "TURKISH": _stock(
            "Yılmaz=يلماز, Demir=دمير, Kaya=كايا, Şahin=شاهين, Çelik=تشيليك, Öztürk=أوزتورك",
            "Mehmet=محمد, Emre=أمره, Murat=مراد, Hakan=هاكان, Serkan=سركان, Oğuz=أوغوز",
            "Ayşe=عائشة, Zeynep=زينب, Elif=أليف, Gül=غول, Merve=مروة, Özlem=أوزلم",
        ),
        "CHINESE": _stock(
            "Wang=وانغ, Li=لي, Zhang=تشانغ, Chen=تشن, Liu=ليو, Zhao=تشاو",
            "Wei=وي, Jun=جون, Ming=مينغ, Hao=هاو, Qiang=تشيانغ, Lei=لاي",
            "Fang=فانغ, Xiu=شيو, Yan=يان, Ting=تينغ, Mei=ماي, Na=نا",
        ),
    }
)


def pick_name(chance: Random, origin: str, sex: int) -> FullName:
    """Return a name of that origin; `sex` as in ISO 5218."""
    stock = STOCKS[origin]
    given = chance.choice(stock.female if sex == 2 else stock.male)
    family = chance.choice(stock.family)
    if not stock.arabic:
        return FullName(family=family, given=given)
    return FullName(family=family, given=given, father=chance.choice(stock.male), grandfather=chance.choice(stock.male))
