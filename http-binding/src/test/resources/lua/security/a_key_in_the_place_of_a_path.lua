local http = require("http")
local function refused(key)
  local _, err = pcall(http.request, { url = BASE, tls = { cert = key } })
  print(err)
end
refused(("MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"):rep(50))
-- expect: tls.cert is neither PEM nor a path
refused("secret\nlines")
-- expect: tls.cert is neither PEM nor a path
refused("secret\0zero")
-- expect: tls.cert is neither PEM nor a path
