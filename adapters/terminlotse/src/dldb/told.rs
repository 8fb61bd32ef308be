//! What an import of dldb files tells whoever runs it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Written;
use super::catalogue::{Counts, Made, Skipped};
use super::overlay::DEFAULT_FILE;
use super::pairs::{Named, Pairs};

/// Which overlay was taken.
pub fn overlay(file: Option<&Path>, was_named: bool) -> String {
    match file {
        Some(file) if was_named => format!("overlay: {}", file.display()),
        Some(file) => format!("overlay: {}, found in the working directory", file.display()),
        None => format!("overlay: none; there is no {DEFAULT_FILE} in the working directory"),
    }
}

/// What was read, and what became of it.
pub fn told(written: &Written, pairs: &Pairs, made: &Made) -> Vec<String> {
    let mut told = vec![
        format!("read: {} services, {} locations", written.services.len(), written.locations.len()),
        format!("imported: {} services, {} locations", made.city.services.len(), made.city.offices.len()),
        bookable(made.counts),
    ];
    told.extend(skipped(&made.skipped));
    told.extend(missing(&pairs.missing_locations, "location", "services"));
    told.extend(missing(&pairs.missing_services, "service", "locations"));
    told.extend(missing(&made.missing_combinations, "service", "combinable services"));
    told.extend(twins("services", written.services_en.keys(), &written.known().services));
    told.extend(twins("locations", written.locations_en.keys(), &written.known().locations));
    told.extend(listed(
        "skipped, because one errand takes more slots than there can be in a row",
        &made.too_long,
    ));
    told.extend(listed("taken once, though listed several times in one file", &pairs.repeated));
    told.extend(listed("taken at the more careful word, because the files differ", &pairs.contradictions));
    told
}

fn bookable(counts: Counts) -> String {
    let Counts { here, elsewhere, not_bookable, gone } = counts;
    let gone = if gone == 0 { String::new() } else { format!(", {gone} with what was skipped") };
    format!(
        "services at locations: {here} bookable here, {elsewhere} booked elsewhere, {not_bookable} not bookable{gone}"
    )
}

/// Entries that were skipped, by kind and reason.
fn skipped(skipped: &[Skipped]) -> Vec<String> {
    let mut by_reason = BTreeMap::<_, Vec<&str>>::new();
    for entry in skipped {
        by_reason.entry((entry.kind, entry.reason)).or_default().push(&entry.id);
    }
    let lines = by_reason.into_iter().map(|((kind, reason), ids)| {
        format!("skipped: {} with {reason}: {}", counted(ids.len(), kind), ids.join(", "))
    });
    lines.collect()
}

/// References that lead nowhere: how many, and a line for each id that is missing.
fn missing(missing: &Named, kind: &str, named_by: &str) -> Vec<String> {
    let references: usize = missing.values().map(BTreeSet::len).sum();
    let (count, missed) = (counted(references, "reference"), counted(missing.len(), kind));
    let sum = format!("skipped: {count} to {missed} that can't be found");
    let lines = missing.iter().map(|(id, by)| {
        let by: Vec<&str> = by.iter().map(String::as_str).collect();
        format!("skipped: {kind} {id} does not exist, named by {named_by} {}", by.join(", "))
    });
    Some(sum).filter(|_| references > 0).into_iter().chain(lines).collect()
}

/// English twins of nothing.
fn twins<'a>(kind: &str, twins: impl Iterator<Item = &'a String>, known: &BTreeSet<&str>) -> Option<String> {
    let strange: Vec<&str> = twins.map(String::as_str).filter(|id| !known.contains(id)).collect();
    let lines = format!("skipped: English {kind} that do not exist otherwise: {}", strange.join(", "));
    (!strange.is_empty()).then_some(lines)
}

/// Pairs about which there is the same to say.
fn listed(what: &str, pairs: &BTreeSet<(String, String)>) -> Option<String> {
    let pairs: Vec<String> =
        pairs.iter().map(|(service, location)| format!("service {service} at location {location}")).collect();
    (!pairs.is_empty()).then(|| format!("{what}: {}", pairs.join("; ")))
}

/// "1 service", "2 services"
fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}
