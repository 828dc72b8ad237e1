-- Customers, and what a counter finds them by. Every number that was sold to or tried has a row.
CREATE TABLE customers (
    number    TEXT PRIMARY KEY,
    -- The name that the shop keeps with the number, and the form in which it is searched.
    name      TEXT,
    name_key  TEXT,
    -- The last sale that did not fail.
    last_sale INTEGER REFERENCES sales (receipt_no),
    -- The last ten characters of the number, the last one first: "ends with" becomes "begins with". Not a generated column:
    -- no index that has one answers a question without the table.
    ending    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The index on numbers has all that is needed; of sales that failed only the few that are a number's last are looked at.
INSERT INTO customers (number, last_sale, ending)
SELECT number, max(receipt_no),
    substr(number, -1, 1) || substr(number, -2, 1) || substr(number, -3, 1) || substr(number, -4, 1) ||
    substr(number, -5, 1) || substr(number, -6, 1) || substr(number, -7, 1) || substr(number, -8, 1) ||
    substr(number, -9, 1) || substr(number, -10, 1)
FROM sales INDEXED BY sales_by_number GROUP BY number;
UPDATE customers
SET last_sale = (
    SELECT receipt_no FROM sales INDEXED BY sales_by_number
    WHERE sales.number = customers.number AND status <> 'failed' ORDER BY created_at DESC, receipt_no DESC LIMIT 1
)
WHERE (SELECT status FROM sales WHERE receipt_no = last_sale) = 'failed';

CREATE INDEX customers_by_ending ON customers (ending, last_sale);
CREATE INDEX customers_by_name ON customers (name_key, last_sale) WHERE name_key IS NOT NULL;

-- Packs that the shop wants at hand, by the key under which the program knows them.
CREATE TABLE favourites (
    key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
