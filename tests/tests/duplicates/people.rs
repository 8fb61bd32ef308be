//! Who lives in the city: households that share a line, namesakes, carers with many charges, firms with
//! one switchboard.

use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;

use crate::names::{ORIGINS, Origin, RARE_BEGINNINGS, RARE_ENDINGS, SIBLINGS};

/// Somebody.
#[derive(Clone, Debug)]
pub struct Human {
    pub given: Vec<String>,
    /// By which of these they are called.
    pub called: usize,
    pub surname: String,
    /// The one they mostly give first.
    pub phones: Vec<String>,
    pub emails: Vec<String>,
    /// Who lives together has the same number here.
    pub household: usize,
    /// Whoever books for them under a number of their own: a carer or an employer.
    pub represented_by: Option<usize>,
}

/// One of a list whose first are drawn most often.
fn frequent<'a>(list: &[&'a str], chance: &mut StdRng) -> &'a str {
    list[(list.len() as f64 * chance.random::<f64>().powf(1.3)) as usize]
}

fn phone(prefix: &str, digits: u32, chance: &mut StdRng) -> String {
    format!("{prefix}{}", chance.random_range(10_u64.pow(digits - 1)..10_u64.pow(digits)))
}

fn mobile(chance: &mut StdRng) -> String {
    phone(["0151", "0157", "0160", "0171", "0176"].choose(chance).unwrap(), 8, chance)
}

fn email(given: &str, surname: &str, chance: &mut StdRng) -> String {
    let host = ["gmail.com", "web.de", "gmx.de", "t-online.de", "icloud.com"].choose(chance).unwrap();
    let address = format!("{given}.{surname}{}", chance.random_range(1..2_000)).to_lowercase();
    let address: String = address.chars().filter(|letter| letter.is_ascii() && *letter != ' ').collect();
    address + "@" + host
}

fn origin(chance: &mut StdRng) -> &'static Origin {
    let mut at = chance.random_range(0..100);
    let found = ORIGINS.iter().find(|origin| {
        let found = at < origin.share;
        at = at.saturating_sub(origin.share);
        found
    });
    found.expect("the shares make a hundred")
}

fn surname(origin: &Origin, chance: &mut StdRng) -> String {
    if origin.share > 50 && chance.random_bool(0.55) {
        let (beginning, ending) =
            (RARE_BEGINNINGS.choose(chance).unwrap(), RARE_ENDINGS.choose(chance).unwrap());
        return format!("{beginning}{ending}");
    }
    frequent(origin.surnames, chance).to_owned()
}

/// So many households, of one to five.
pub fn city(households: usize, chance: &mut StdRng) -> Vec<Human> {
    let mut city: Vec<Human> = (0..households).flat_map(|number| household(number, chance)).collect();
    for representative in 0..households / 60 {
        let (line, address) = (phone("0231", 6, chance), email("info", "betreuung", chance));
        for _ in 0..chance.random_range(3..10) {
            let charge = chance.random_range(0..city.len());
            let charge = &mut city[charge];
            charge.represented_by = Some(representative);
            (charge.phones, charge.emails) = (vec![line.clone()], vec![address.clone()]);
        }
    }
    city
}

fn household(number: usize, chance: &mut StdRng) -> Vec<Human> {
    let origin = origin(chance);
    let (surname, line) = (surname(origin, chance), phone("0231", 7, chance));
    let mut adult = |surname: String| {
        let mut given = vec![frequent(origin.given, chance).to_owned()];
        if chance.random_bool(0.25) {
            given.push(frequent(origin.given, chance).to_owned());
        }
        let mut phones = vec![mobile(chance)];
        if chance.random_bool(0.6) {
            // Some give the line at home first.
            phones.insert(usize::from(chance.random_bool(0.7)), line.clone());
        }
        let called = if given.len() > 1 && chance.random_bool(0.15) { 1 } else { 0 };
        let emails = vec![email(&given[0], &surname, chance), email("familie", &surname, chance)];
        Human { given, called, surname, phones, emails, household: number, represented_by: None }
    };
    let first = adult(surname.clone());
    let mut second = adult(surname.clone());
    let children = match chance.random_range(0..100) {
        0..45 => return vec![first],
        45..68 => 0,
        68..84 => 1,
        84..95 => 2,
        _ => 3,
    };
    match chance.random_range(0..100) {
        0..12 => second.surname = format!("{}-{surname}", frequent(origin.surnames, chance)),
        12..25 => second.surname = frequent(origin.surnames, chance).to_owned(),
        _ => {}
    }
    let mut home = vec![first, second];
    let mut names: Vec<String> = (0..children).map(|_| frequent(origin.given, chance).to_owned()).collect();
    if children >= 2 && chance.random_bool(0.3) {
        let (one, other) = SIBLINGS.choose(chance).unwrap();
        names.splice(..2, [(*one).to_owned(), (*other).to_owned()]);
    }
    for name in names {
        // Nobody calls a child as another one is called already, but for a few who are called as a parent.
        if home.iter().all(|human| human.given[human.called] != name) {
            home.push(child(name, &home, chance));
        }
    }
    home
}

/// Some have a parent's name for a second one, and few have it for their only one.
fn child(name: String, home: &[Human], chance: &mut StdRng) -> Human {
    let parent = home[chance.random_range(0..2)].clone();
    let given = match chance.random_range(0..100) {
        0..1 => parent.given.clone(),
        1..15 => vec![name, parent.given[0].clone()],
        _ => vec![name],
    };
    Human { given, called: 0, surname: home[0].surname.clone(), ..parent }
}
