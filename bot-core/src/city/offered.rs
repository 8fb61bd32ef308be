//! A service at an office, and how this office differs from others that offer it.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Service;
use crate::ids::ServiceId;

/// A service at an office. In a city file it is the service's id, or, where the office differs, a table:
/// `{ service = "passport", slots = 2 }`, `{ service = "wedding", elsewhere = "https://…" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Which service.
    pub service: ServiceId,
    /// How many slots in a row one errand takes here, where that's not what the service says.
    pub slots: Option<u8>,
    /// It is booked elsewhere, not with us: at this address, empty where none is known.
    pub elsewhere: Option<String>,
}

impl Offered {
    /// As the service says it, booked with us.
    pub fn here(service: ServiceId) -> Self {
        Self { service, slots: None, elsewhere: None }
    }

    /// Whether it is booked with us.
    pub fn is_booked_here(&self) -> bool {
        self.elsewhere.is_none()
    }

    /// How many slots in a row one errand takes here; at least one.
    pub fn slots(&self, service: &Service) -> u8 {
        self.slots.unwrap_or(service.slots).max(1)
    }
}

impl Serialize for Offered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if *self == Self::here(self.service.clone()) {
            return self.service.serialize(serializer);
        }
        let mut table = serializer.serialize_map(None)?;
        table.serialize_entry("service", &self.service)?;
        if let Some(slots) = self.slots {
            table.serialize_entry("slots", &slots)?;
        }
        if let Some(elsewhere) = &self.elsewhere {
            table.serialize_entry("elsewhere", elsewhere)?;
        }
        table.end()
    }
}

/// The same as a table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    service: ServiceId,
    slots: Option<u8>,
    elsewhere: Option<String>,
}

impl<'de> Deserialize<'de> for Offered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdOrTable;

        impl<'de> Visitor<'de> for IdOrTable {
            type Value = Offered;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a service's id, or a table such as { service = \"…\", slots = 2 }")
            }

            fn visit_str<E: de::Error>(self, id: &str) -> Result<Offered, E> {
                Ok(Offered::here(ServiceId::new(id)))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Offered, A::Error> {
                let Table { service, slots, elsewhere } =
                    Table::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Offered { service, slots, elsewhere })
            }
        }

        deserializer.deserialize_any(IdOrTable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_an_id_or_a_table() {
        let written = r#"["pass",{"service":"car","slots":2},{"service":"wedding","elsewhere":""}]"#;
        let offered: Vec<Offered> = serde_json::from_str(written).unwrap();
        assert_eq!(offered[0], Offered::here(ServiceId::new("pass")));
        assert_eq!(offered[1].slots, Some(2));
        assert!(offered[1].is_booked_here() && !offered[2].is_booked_here());
        assert_eq!(serde_json::to_string(&offered).unwrap(), written);
        assert!(serde_json::from_str::<Offered>(r#"{"service":"car","slot":2}"#).is_err());
    }
}
