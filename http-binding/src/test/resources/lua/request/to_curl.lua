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
-- expect: curl -X 'POST' -F 'a"b="x"' -F 'f="y";filename="z.txt";type=text/plain' 'https://e.org/'
local client = http.client{ base_url = "https://e.org/v1", headers = { ["X-Team"] = "moon" } }
print(client:request("users"):to_curl())
-- expect: curl -H 'X-Team: moon' --location --compressed 'https://e.org/v1/users'
local function curl(options)
  options.url, options.redirects, options.decompress = options.url or "https://e.org/", false, false
  print((http.request(options):to_curl()))
end
curl{ proxy = "http://u:p@proxy:3128", tls = { verify = false, min_version = "1.3" }, http_version = "2" }
-- expect: curl --proxy 'http://proxy:3128' --proxy-user '***:***' --http2 --insecure --tlsv1.3 'https://e.org/'
curl{ proxy = { url = "http://proxy:3128", no_proxy = { "e.org" } }, http_version = "1.1", timeout = { connect = 1.5, total = 30 } }
-- expect: curl --http1.1 --connect-timeout 1.5 --max-time 30 'https://e.org/'
curl{ url = "http://e.org/", http_version = "2", tls = { verify = false } }
-- expect: curl --http2-prior-knowledge 'http://e.org/'
curl{ method = "POST", body = "two\nlines $HOME `id` 'q'" }
-- expect: curl -X 'POST' -H 'Content-Type: text/plain; charset=utf-8' --data-raw 'two
-- expect: lines $HOME `id` '\''q'\''' 'https://e.org/'
curl{ method = "POST", file = "pom.xml" }
-- expect: curl -X 'POST' -F 'pom.xml=@"pom.xml";filename="pom.xml";type=application/xml' 'https://e.org/'
curl{ method = "PUT", body = function() end }
-- expect: curl -X 'PUT' -T '-' 'https://e.org/'
