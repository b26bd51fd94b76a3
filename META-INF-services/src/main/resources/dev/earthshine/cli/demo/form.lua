-- A form, field by field, then several at once.
local http = require("http")

local response = http.request(BASE .. "/echo")
  :set_method("POST")
  :set_header("Accept", "text/plain")
  :set_form("name", "Ada Lovelace")
  :set_forms({ place = "London" })
  :execute()
print(response:body():text())
