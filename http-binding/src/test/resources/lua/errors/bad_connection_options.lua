local http = require("http")
local function refused(options)
  options.url = BASE
  print(select(2, pcall(http.request, options)))
end
refused{ http_version = "3" }
-- expect: http_version must be "1.1", "2" or "auto", not '3'
refused{ tls = { verfy = false } }
-- expect: tls has no field 'verfy'; did you mean 'verify'?
refused{ tls = { min_version = "1.0" } }
-- expect: tls.min_version must be "1.2" or "1.3", not '1.0'
refused{ proxy = "https://u:p@proxy:1" }
-- expect: proxy https://***@proxy:1 must be http: a proxy is not spoken to over TLS
