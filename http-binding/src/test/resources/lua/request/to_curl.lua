local http = require("http")
print(http.request("https://e.org/a?b=c d"):to_curl())
-- expect: curl --location --compressed 'https://e.org/a?b=c%20d'
print(http.request{ url = "https://u:p@e.org/", method = "PUT", json = { name = "it's" }, redirects = false,
  decompress = false, headers = { ["X-Api-Key"] = "secret", ["X-Plain"] = "1" } }:to_curl())
-- expect: curl -X 'PUT' -H 'X-Api-Key: ***' -H 'X-Plain: 1' -H 'Content-Type: application/json' --data-raw '{"name":"it'\''s"}' 'https://***@e.org/'
print(http.request{ url = "https://e.org/", method = "HEAD", auth = { "u", "p" }, cookies = { a = "1" } }:to_curl())
-- expect: curl --head -H 'Authorization: ***' -H 'Cookie: ***' --location --compressed 'https://e.org/'
print(http.request{ url = "https://e.org/", auth = { digest = { "u", "p" } } }:to_curl())
-- expect: curl --digest --user '***:***' --location --compressed 'https://e.org/'
print(http.request{ url = "https://e.org/", method = "POST", bytes = { 0, 255 }, redirects = false }:to_curl())
-- expect: echo AP8= | base64 -d | curl -X 'POST' -H 'Content-Type: application/octet-stream' --data-binary '@-' --compressed 'https://e.org/'
print(http.request{ url = "https://e.org/", method = "POST", redirects = false, decompress = false,
  multipart = { { name = 'a"b', value = "x" }, { name = "f", value = "y", filename = "z.txt", content_type = "text/plain" } } }:to_curl())
-- expect: curl -X 'POST' -F '"a\"b"="x"' -F '"f"="y";filename="z.txt";type=text/plain' 'https://e.org/'
local client = http.client{ base_url = "https://e.org/v1", headers = { ["X-Team"] = "moon" } }
print(client:request("users"):to_curl())
-- expect: curl -H 'X-Team: moon' --location --compressed 'https://e.org/v1/users'
