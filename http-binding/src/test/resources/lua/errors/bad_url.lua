local http = require("http")
for _, url in ipairs({ "", "/relative", "ftp://example.com/", "http://exa mple.com/", "http://example.com:99999/" }) do
  local ok, err = pcall(function() return http.get(url) end)
  print(err.kind, err)
end
-- expect: invalid_url	URL "" lacks "http://" or "https://"
-- expect: invalid_url	URL "/relative" lacks "http://" or "https://"
-- expect: invalid_url	URL scheme "ftp" is neither http nor https
-- expect: invalid_url	URL host "exa mple.com" has ' '
-- expect: invalid_url	URL port 99999 is above 65535
