-- A client keeps what its requests have in common.
local http = require("http")

local client = http.client({
  base_url = BASE .. "/echo/v2/functions/",
  headers = { Accept = "application/json" },
  timeout = 30,
})
local response = client:post("/a52271e8", { json = { stars = 5 } })
print(response:request():url() == BASE .. "/echo/v2/functions/a52271e8")
print(response:json().stars)
