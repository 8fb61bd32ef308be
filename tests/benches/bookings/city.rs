//! A city of 50 offices, written as a city file.

use std::fmt::Write as _;

use rand::SeedableRng as _;
use rand::rngs::StdRng;
use rand::seq::index::sample;

/// Offices,
pub const OFFICES: usize = 50;
/// groups of services,
pub const GROUPS: usize = 8;
/// services in each of them.
pub const SERVICES: usize = 5;
/// Desks at each office.
const DESKS: usize = 8;
/// Services at each office.
const OFFERED: usize = 8;
/// Which they are, is thrown once and for all.
const SEED: u64 = 20_261_120;

/// The name of a group, as its button says it.
pub fn group_name(group: usize) -> String {
    format!("Bereich {}", group + 1)
}

/// The name of a service, as its button says it.
pub fn service_name(group: usize, service: usize) -> String {
    format!("Antrag {}", group * SERVICES + service + 1)
}

/// The file.
pub fn file() -> String {
    let mut file = String::from(ABOUT);
    for group in 0..GROUPS {
        let name = group_name(group);
        add(&mut file, format_args!("[[group]]\nid = \"g{group}\"\nname = \"{name}\"\n"));
    }
    for (group, service) in (0..GROUPS).flat_map(|group| (0..SERVICES).map(move |service| (group, service))) {
        let (id, name) = (group * SERVICES + service, service_name(group, service));
        add(
            &mut file,
            format_args!(
                "[[service]]\nid = \"s{id}\"\ngroup = \"g{group}\"\nname = \"{name}\"\n\
                bring = [\"den bisherigen Personalausweis oder Reisepass\", \"ein biometrisches Lichtbild\"]\n\
                fee = \"46,00 Euro\"\n"
            ),
        );
    }
    let mut chance = StdRng::seed_from_u64(SEED);
    for office in 0..OFFICES {
        let number = office + 1;
        let services: Vec<String> = sample(&mut chance, GROUPS * SERVICES, OFFERED)
            .into_iter()
            .map(|id| format!("\"s{id}\""))
            .collect();
        let services = services.join(", ");
        add(
            &mut file,
            format_args!(
                "[[office]]\nid = \"o{office}\"\nname = \"Bürgeramt {number}\"\n\
                address = \"Hauptstraße {number}, 44998 Weitstadt\"\ndistrict = \"Bezirk {district}\"\n\
                services = [{services}]\n\
                [[office.opening]]\nweekdays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]\n\
                from = \"08:00\"\nto = \"16:00\"\ndesks = {DESKS}\n",
                district = office / 5 + 1,
            ),
        );
    }
    file
}

fn add(file: &mut String, part: std::fmt::Arguments<'_>) {
    writeln!(file, "{part}").expect("a text takes text");
}

const ABOUT: &str = r#"
[city]
name = "Weitstadt"
operator = "Stadt Weitstadt, Domplatz 1, 44998 Weitstadt"
phone = "030 23125 200"
phone_hours = "Montag bis Freitag 7 bis 18 Uhr"
privacy_url = "https://weitstadt.example.org/datenschutz"
imprint = "Stadt Weitstadt, Domplatz 1"
accessibility = "https://weitstadt.example.org/barrierefreiheit"

"#;
