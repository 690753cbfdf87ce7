//! An address that a business has named, before it is called.

use shared::webhook::is_public_host;
use url::Url;

/// Reads an address to be called: `https` to a host on the public internet, or `http` too and to any host where
/// `allows_private` says so, as in development. An error is a sentence for the business.
pub fn callable(address: &str, allows_private: bool) -> Result<Url, &'static str> {
    let url = Url::parse(address.trim()).map_err(|_| "The address is no address.")?;
    match url.scheme() {
        "https" => {}
        "http" if allows_private => {}
        _ => return Err("The address does not begin with https://."),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("The address has a user or a password.");
    }
    if !allows_private && !url.host_str().is_some_and(is_public_host) {
        return Err("The address is not on the public internet.");
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_public_is_called() {
        let table = [
            ("https://hooks.example.com/x?y=1", true, true),
            ("http://hooks.example.com/", false, true),
            ("https://localhost/", false, true),
            ("https://127.0.0.1/", false, true),
            ("https://0x7f.1/", false, true),
            ("https://2130706433/", false, true),
            ("https://[::1]/", false, true),
            ("https://[::ffff:10.0.0.1]/", false, true),
            ("https://169.254.169.254/latest", false, true),
            ("https://metadata.internal/", false, true),
            ("http://127.0.0.1:8080/", false, true),
            ("https://user@hooks.example.com/", false, false),
            ("https://user:word@hooks.example.com/", false, false),
            ("ftp://hooks.example.com/", false, false),
            ("javascript:alert(1)", false, false),
            ("file:///etc/passwd", false, false),
            ("hooks.example.com", false, false),
            ("", false, false),
        ];
        for (address, in_public, in_development) in table {
            assert_eq!(callable(address, false).is_ok(), in_public, "{address}");
            assert_eq!(callable(address, true).is_ok(), in_development, "{address}");
        }
    }
}
