local http = require("http")
local function refused(retries) print(select(2, pcall(http.request, { url = BASE, retries = retries }))) end
refused({ maxx = 1 })
-- expect: retries has no field 'maxx'; did you mean 'max'?
refused({ on = { "conect" } })
-- expect: retries.on has no kind of error 'conect'; did you mean 'connect'?
refused({ backoff = -1 })
-- expect: retries.backoff must be a number of seconds from 0 on, not -1
refused("often")
-- expect: retries must be an integer from 0 to 100, not 'often'
